package dev.easel.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts images, not requests, over the last minute. Safe for use from any thread. */
final class ImageLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int perMinute;
    private final InstantSource clock;
    private final Deque<Grant> granted = new ArrayDeque<>();

    /** @param perMinute 0 for no limit */
    ImageLimit(int perMinute, InstantSource clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    private record Grant(Instant at, int images) {}

    /** Refuses an order whose images don't fit into the minute any more. */
    synchronized void admit(Order order) {
        if (perMinute == 0) {
            return;
        }
        Instant now = clock.instant();
        while (!granted.isEmpty() && !granted.getFirst().at().plus(WINDOW).isAfter(now)) {
            granted.removeFirst();
        }
        int used = granted.stream().mapToInt(Grant::images).sum();
        if (used + order.count() > perMinute) {
            Instant free = granted.isEmpty()
                    ? now.plus(WINDOW)
                    : granted.getFirst().at().plus(WINDOW);
            Duration wait =
                    Duration.ofSeconds(Math.ceilDiv(Duration.between(now, free).toMillis(), 1000));
            throw new RefusalException(Refusals.rateLimit(order.model().id(), perMinute, used, order.count(), wait));
        }
        granted.addLast(new Grant(now, order.count()));
    }
}
