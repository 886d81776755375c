package dev.easel.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line, for log stores: {@code time} in UTC, {@code level}, {@code logger}, {@code thread},
 * {@code job} where it is about one, {@code message}, and {@code stack} of what was thrown.
 */
public final class JsonLines extends LineEncoder {
    private static final int FIRST_PRINTABLE = 0x20;

    @Override
    String line(ILoggingEvent event, String message, @Nullable String stack) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", event.getInstant().toString());
        fields.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        fields.put("logger", event.getLoggerName());
        fields.put("thread", event.getThreadName());
        String job = event.getMDCPropertyMap().get("job");
        if (job != null) {
            fields.put("job", job);
        }
        fields.put("message", message);
        if (stack != null) {
            fields.put("stack", stack);
        }
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
                .collect(Collectors.joining(",", "{", "}\n"));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < FIRST_PRINTABLE || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
