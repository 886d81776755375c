package dev.easel.platform.slack;

import com.slack.api.model.event.ReactionAddedEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who takes an emoji away and sets it anew, again and again, is heard once in a while. By Slack's own time: what is told
 * late happened when it happened. Safe for use from several threads.
 */
final class SlackToggles {
    static final Duration ONCE_IN = Duration.ofSeconds(10);

    private static final int REMEMBERED = 10_000;
    private static final int MICRO_DIGITS = 6;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}(?:\\.\\d{1,6})?");

    /** When it was heard last, in microseconds. */
    private final Map<String, Long> heard = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether somebody asks anew by it. The very same event asks each time: whoever keeps events knows it again. */
    boolean asks(ReactionAddedEvent event) {
        return asks(
                String.join(
                        "/",
                        event.getItem().getChannel(),
                        event.getItem().getTs(),
                        event.getReaction(),
                        event.getUser()),
                event.getEventTs());
    }

    /** @param ts when, as Slack writes it: {@code 1700000000.000100} */
    synchronized boolean asks(String toggle, @Nullable String ts) {
        if (ts == null || !SECONDS.matcher(ts).matches()) {
            return true;
        }
        long at = new BigDecimal(ts).movePointRight(MICRO_DIGITS).longValue();
        Long before = heard.get(toggle);
        if (before != null && before != at && Math.abs(at - before) < ONCE_IN.toMillis() * 1_000) {
            return false;
        }
        heard.put(toggle, at);
        return true;
    }
}
