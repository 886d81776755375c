package dev.easel.web.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Bars of one number a day, as a template draws them in SVG: 14 days side by side. */
final class Chart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 120;
    private static final int GAP = 4;

    private Chart() {}

    /**
     * Where each bar stands.
     *
     * @param days what each bar is for, in order
     * @param words of a value
     */
    static List<Map<String, Object>> bars(List<String> days, List<Long> values, LongFunction<String> words) {
        long most = Math.max(1, values.stream().mapToLong(value -> value).max().orElse(1));
        int step = WIDTH / Math.max(1, days.size());
        List<Map<String, Object>> bars = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            long height = Math.round((double) values.get(i) * HEIGHT / most);
            Map<String, Object> bar = new HashMap<>();
            bar.put("day", days.get(i));
            bar.put("value", words.apply(values.get(i)));
            bar.put("x", i * step);
            bar.put("y", HEIGHT - height);
            bar.put("width", step - GAP);
            bar.put("height", height);
            bars.add(bar);
        }
        return bars;
    }
}
