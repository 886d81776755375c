package dev.easel.core.text;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

/** What the operator's dashboard calls states, failures and acts, in one language. Immutable. */
public final class DashboardWording {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Phrases phrases;

    private DashboardWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the operator's language where there is a translation, else in English. */
    public static DashboardWording in(Locale locale) {
        return new DashboardWording(Phrases.of(locale));
    }

    /**
     * Where a job stands.
     *
     * @param state of a job, by its name
     */
    public String state(Enum<?> state) {
        return phrases.say("dashboard.state." + lowerCase(state));
    }

    /**
     * What went wrong.
     *
     * @param kind of a {@linkplain dev.easel.core.failure.Failure#kind() failure}; empty without one
     */
    public String failure(String kind) {
        return kind.isEmpty() ? "" : phrases.say("dashboard.kind." + kind);
    }

    /**
     * What an operator did.
     *
     * @param action of an operator, by its name
     */
    public String action(Enum<?> action) {
        return phrases.say("dashboard.action." + lowerCase(action));
    }

    /** How long something has waited, in one unit or two. */
    public String waited(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < MINUTE) {
            return phrases.say("dashboard.waited.seconds", seconds);
        }
        if (seconds < HOUR) {
            return phrases.say("dashboard.waited.minutes", seconds / MINUTE);
        }
        return seconds < 2 * DAY
                ? phrases.say("dashboard.waited.hours", seconds / HOUR, seconds % HOUR / MINUTE)
                : phrases.say("dashboard.waited.days", seconds / DAY);
    }

    /** A model isn't served any more. */
    public String gone(LocalDate since) {
        return phrases.say("dashboard.gone", since.toString());
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
