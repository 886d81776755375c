package dev.easel.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Bars of one number a day, side by side, over a scale of amounts and the days, as a template draws them in SVG. */
final class Chart {
    private static final int WIDTH = 420;
    private static final int LEFT = 62;
    private static final int TOP = 14;
    private static final int HEIGHT = 120;
    private static final int GAP = 4;

    private final List<String> days;

    /** @param days what each bar is for, in order; at least one, at most 60 */
    Chart(List<String> days) {
        this.days = List.copyOf(days);
    }

    /**
     * What the template draws; it has no bars where nothing happened on any of the days.
     *
     * @param title what is counted
     * @param values one for each day
     * @param least what the scale reaches at least: 2, 20 and so on
     * @param words of a value
     */
    Map<String, Object> of(String title, List<Long> values, long least, LongFunction<String> words) {
        long most = values.stream().mapToLong(value -> value).max().orElse(0);
        long top = scale(most, least);
        return Map.of(
                "title",
                title,
                "drawn",
                most > 0,
                "bars",
                most > 0 ? bars(values, top, words) : List.of(),
                "lines",
                List.of(
                        line(TOP, words.apply(top)),
                        line(TOP + HEIGHT / 2, words.apply(top / 2)),
                        line(TOP + HEIGHT, words.apply(0))));
    }

    /** The first of 2, 4, 10, 20, 40, 100 … halves of the least that nothing goes beyond: its own half is round, too. */
    private static long scale(long most, long least) {
        long unit = least / 2;
        while (most > unit * 10) {
            unit *= 10;
        }
        if (most <= unit * 2) {
            return unit * 2;
        }
        return most <= unit * 4 ? unit * 4 : unit * 10;
    }

    private List<Map<String, Object>> bars(List<Long> values, long top, LongFunction<String> words) {
        int step = (WIDTH - LEFT) / days.size();
        List<Map<String, Object>> bars = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            long height = Math.round((double) values.get(i) * HEIGHT / top);
            int x = LEFT + i * step;
            bars.add(Map.of(
                    "day",
                    days.get(i),
                    "value",
                    words.apply(values.get(i)),
                    "x",
                    x,
                    "middle",
                    x + (step - GAP) / 2,
                    "y",
                    TOP + HEIGHT - height,
                    "width",
                    step - GAP,
                    "height",
                    height,
                    // There is room for the words of every other day; the last one has them.
                    "dated",
                    (days.size() - i) % 2 == 1));
        }
        return bars;
    }

    private static Map<String, Object> line(int y, String words) {
        return Map.of("y", y, "foot", y + 4, "words", words);
    }
}
