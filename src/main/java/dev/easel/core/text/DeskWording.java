package dev.easel.core.text;

import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** The words for operators at their desk: quotas, bans, pauses and what was done to them. Immutable. */
public final class DeskWording {
    private final Phrases phrases;

    private DeskWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the operator's language where there is a translation, else in English. */
    public static DeskWording in(Locale locale) {
        return new DeskWording(Phrases.of(locale));
    }

    /** The heads of the columns: who, what, used, reserved, limit, granted, left, resets. */
    public List<String> standingColumns() {
        return columns(phrases.say("desk.columns.standing"));
    }

    /** The heads of the columns: when, by whom, what was done, to whom, how much, why. */
    public List<String> auditColumns() {
        return columns(phrases.say("desk.columns.audit"));
    }

    private static List<String> columns(String heads) {
        return List.of(heads.split("\\|"));
    }

    /** What an allowance counts, and in which window: {@code images today}. */
    public String allowance(boolean budget, String window) {
        String period = phrases.say("quota.window." + window);
        return budget ? phrases.say("desk.budget", period) : phrases.say("desk.images", period);
    }

    /** So many images, or dollars and cents. */
    public String amount(boolean budget, long value) {
        return budget
                ? phrases.say("desk.dollars", Phrases.dollars(value, RoundingMode.HALF_UP))
                : Long.toString(value);
    }

    /** No limit. */
    public String unlimited() {
        return phrases.say("desk.unlimited");
    }

    /** A limit that the operator set. */
    public String set(String limit) {
        return phrases.say("desk.set", limit);
    }

    /** There is nothing to list. */
    public String noQuotas() {
        return phrases.say("desk.none");
    }

    /** Nothing was ever done. */
    public String noAudit() {
        return phrases.say("desk.audit.none");
    }

    /** More is there than is shown. */
    public String more(int shown) {
        return phrases.say("desk.more", shown);
    }

    /** Somebody's requests are refused. */
    public String banned(String user) {
        return phrases.say("desk.banned", user);
    }

    /** A place's requests are refused. */
    public String paused(String space) {
        return phrases.say("desk.paused", space);
    }

    /** Nobody is let in. */
    public String pausedAll() {
        return phrases.say("desk.paused.all");
    }

    /**
     * A bar as one line.
     *
     * @param what made by {@link #banned}, {@link #paused} or {@link #pausedAll}
     * @param until as text; empty: until further notice
     * @param reason may be empty
     */
    public String bar(String what, String by, String until, String reason) {
        String end = until.isEmpty() ? phrases.say("desk.bar.open") : phrases.say("desk.bar.until", until);
        return phrases.say("desk.bar", what, end, by)
                + (reason.isEmpty() ? "" : " " + phrases.say("desk.bar.reason", reason));
    }

    /** A bar is gone. */
    public String lifted(String subject) {
        return phrases.say("desk.lifted", subject);
    }

    /** There was no bar to lift. */
    public String notBarred(String subject) {
        return phrases.say("desk.not-barred", subject);
    }
}
