package dev.easel.platform.slack;

import com.slack.api.model.event.ReactionAddedEvent;
import dev.easel.core.chat.PlatformMemory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who takes an emoji away and sets it anew, again and again, is heard once in a while, whichever instance Slack tells. By
 * Slack's own time: what is told late happened when it happened. Safe for use from several threads.
 */
final class SlackToggles {
    static final Duration ONCE_IN = Duration.ofSeconds(10);

    private static final int MILLI_DIGITS = 3;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}(?:\\.\\d{1,6})?");

    private final PlatformMemory memory;

    SlackToggles(PlatformMemory memory) {
        this.memory = memory;
    }

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
    boolean asks(String toggle, @Nullable String ts) {
        if (ts == null || !SECONDS.matcher(ts).matches()) {
            return true;
        }
        Instant at = Instant.ofEpochMilli(
                new BigDecimal(ts).movePointRight(MILLI_DIGITS).longValue());
        return memory.claimOf(SlackAddress.PLATFORM, "reaction/" + toggle, at, ONCE_IN);
    }
}
