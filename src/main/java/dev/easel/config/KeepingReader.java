package dev.easel.config;

import java.time.Duration;

/** Reads what becomes of what is kept. */
final class KeepingReader {
    private static final int WEEK_MINUTES = 10_080;

    private KeepingReader() {}

    static Settings.Keeping read(Fields fields) {
        Fields reuse = fields.section("reuse");
        Duration after = Duration.ofMinutes(reuse.integer("after-minutes", 0, WEEK_MINUTES));
        return new Settings.Keeping(reuse.flag("offer") ? after : null);
    }
}
