package dev.easel.testing.discord;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The interactions that were dispatched, found by their tokens while those are good. */
final class Interactions {
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(3);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private final Map<String, InteractionProbe> byToken = new ConcurrentHashMap<>();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    void add(InteractionProbe probe) {
        byToken.put(probe.token(), probe);
    }

    /** Makes every token older. */
    void advance(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }

    InteractionProbe requireUnanswered(String id, String token) {
        InteractionProbe probe = Optional.ofNullable(byToken.get(token))
                .filter(known -> known.id().equals(id))
                .orElseThrow(Interactions::unknown);
        if (probe.isAcknowledged()) {
            throw Refusal.of(400, 40060, "Interaction has already been acknowledged.");
        }
        if (probe.age().compareTo(ACKNOWLEDGEMENT) > 0) {
            probe.refusedAsLate();
            throw unknown();
        }
        return probe;
    }

    InteractionProbe requireAnswered(String token) {
        InteractionProbe probe = Optional.ofNullable(byToken.get(token)).orElseThrow(Interactions::unknownWebhook);
        if (probe.age().plus(ahead.get()).compareTo(TOKEN_LIFE) > 0) {
            throw Refusal.of(401, 50027, "Invalid Webhook Token");
        }
        if (!probe.isAcknowledged()) {
            throw unknownWebhook();
        }
        return probe;
    }

    private static Refusal unknown() {
        return Refusal.of(404, 10062, "Unknown interaction");
    }

    private static Refusal unknownWebhook() {
        return Refusal.of(404, 10015, "Unknown Webhook");
    }
}
