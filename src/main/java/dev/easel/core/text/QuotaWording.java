package dev.easel.core.text;

import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words about somebody's own quota, in one language. Immutable. */
public final class QuotaWording {
    private static final int STEPS = 10;

    private final Phrases phrases;

    private QuotaWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static QuotaWording in(Locale locale) {
        return new QuotaWording(Phrases.of(locale));
    }

    /**
     * One allowance.
     *
     * @param scope whose it is: {@code user}, {@code role}, {@code channel}, {@code space}, {@code instance}
     * @param window {@code hour}, {@code day}, {@code week} or {@code month}
     * @param budget whether amounts are micro-dollars, not images
     * @param taken used and reserved together
     * @param room all there is, what was granted included
     */
    public record Line(
            String scope,
            String window,
            boolean budget,
            long taken,
            long room,
            long granted,
            boolean unlimited,
            Duration untilReset) {}

    /** Every allowance that applies to whoever asked; none: nothing limits them. */
    public UserMessage own(List<Line> lines) {
        return UserMessage.whisper(
                lines.isEmpty()
                        ? phrases.say("quota.none")
                        : lines.stream()
                                .map(this::line)
                                .collect(Collectors.joining("\n", phrases.say("quota.head") + "\n", "")));
    }

    /** One allowance as a bar and a sentence, and whose it is. */
    private String line(Line line) {
        String whose = phrases.say("quota.scope." + line.scope());
        return line.unlimited()
                ? phrases.say("quota.line.unlimited", taken(line), window(line), whose)
                : phrases.say(
                                "quota.line",
                                bar(line.taken(), line.room()),
                                left(line),
                                room(line),
                                window(line),
                                whose,
                                figure(line, line.taken(), RoundingMode.HALF_UP),
                                phrases.duration(line.untilReset()))
                        + granted(line);
    }

    /** One allowance as a bar and a sentence. */
    String figures(Line line) {
        return line.unlimited()
                ? phrases.say("quota.figures.unlimited", window(line), taken(line))
                : phrases.say(
                                "quota.figures",
                                bar(line.taken(), line.room()),
                                left(line),
                                room(line),
                                window(line),
                                figure(line, line.taken(), RoundingMode.HALF_UP),
                                phrases.duration(line.untilReset()))
                        + granted(line);
    }

    private String window(Line line) {
        return phrases.say("quota.window." + line.window());
    }

    private String taken(Line line) {
        return amount(line, line.taken(), RoundingMode.HALF_UP);
    }

    private String room(Line line) {
        return line.budget()
                ? figure(line, line.room(), RoundingMode.HALF_UP)
                : phrases.say("quota.pictures.of", line.room());
    }

    private String left(Line line) {
        return figure(line, Math.max(0, line.room() - line.taken()), RoundingMode.DOWN);
    }

    /** Without saying what it is a number of. */
    private static String figure(Line line, long value, RoundingMode rounding) {
        return line.budget() ? "$" + Phrases.dollars(value, rounding) : Long.toString(value);
    }

    private String granted(Line line) {
        return line.granted() == 0
                ? ""
                : " " + phrases.say("quota.line.granted", amount(line, line.granted(), RoundingMode.HALF_UP));
    }

    /** What is taken is filled: something taken fills something, and only all of it fills all. */
    private static String bar(long taken, long room) {
        long filled = room <= 0 ? STEPS : Math.min(STEPS, Math.ceilDiv(taken * STEPS, room));
        if (filled == STEPS && taken < room) {
            filled = STEPS - 1;
        }
        return "▰".repeat((int) filled) + "▱".repeat(STEPS - (int) filled);
    }

    private String amount(Line line, long value, RoundingMode rounding) {
        return line.budget() ? figure(line, value, rounding) : phrases.say("quota.pictures", value);
    }
}
