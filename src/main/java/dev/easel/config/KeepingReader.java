package dev.easel.config;

import dev.easel.core.gallery.RetentionRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads what becomes of what is kept. */
final class KeepingReader {
    private static final int WEEK_MINUTES = 10_080;

    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_DAYS = 36_500;

    private KeepingReader() {}

    static Settings.Keeping read(Fields fields) {
        Fields reuse = fields.section("reuse");
        Duration after = Duration.ofMinutes(reuse.integer("after-minutes", 0, WEEK_MINUTES));
        Fields retention = fields.section("retention");
        return new Settings.Keeping(
                reuse.flag("offer") ? after : null,
                new RetentionRule(
                        days("inputs-days", retention),
                        days("outputs-days", retention),
                        days("prompts-days", retention)),
                Duration.ofSeconds(retention.integer("after-start-seconds", 0, DAY_SECONDS)));
    }

    private static @Nullable Duration days(String key, Fields retention) {
        int days = retention.integer(key, 0, MOST_DAYS);
        return days == 0 ? null : Duration.ofDays(days);
    }
}
