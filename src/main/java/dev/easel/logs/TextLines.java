package dev.easel.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Lines for people: time in UTC, level, who says it, the job it is about, what there is to say. */
public final class TextLines extends LineEncoder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** A line break in a message must not look like the next event. */
    @Override
    String line(ILoggingEvent event, String message, @Nullable String stack) {
        return "%s %-5s %s %s %s%n%s"
                .formatted(
                        TIME.format(event.getInstant()),
                        event.getLevel(),
                        shortName(event),
                        event.getMDCPropertyMap().getOrDefault("job", ""),
                        message.replaceAll("\\R", " | "),
                        stack == null ? "" : stack);
    }
}
