package dev.easel.metrics;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Measures how long people wait for the first answer: an inbox returns when they have it. */
final class WatchedInbox implements Inbox {
    private static final Duration[] BUCKETS = Buckets.ofMillis(50, 100, 250, 500, 1000, 2000, 3000, 5000, 10_000);

    private final Inbox inbox;
    private final MeterRegistry registry;
    private final InstantSource clock;

    WatchedInbox(Inbox inbox, MeterRegistry registry, InstantSource clock) {
        this.inbox = inbox;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void accept(Incoming incoming) {
        Instant begun = clock.instant();
        inbox.accept(incoming);
        Timer.builder("easel.acknowledgement")
                .description("From the arrival of a request to its first answer")
                .tag("platform", incoming.replyTo().platform().name())
                .tag("kind", kind(incoming))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(Duration.between(begun, clock.instant()));
    }

    /** Some doors hand on a command as the words that were typed. */
    private static String kind(Incoming incoming) {
        boolean typed = incoming instanceof Incoming.Mention said
                && CommandName.findIn(said.text()).isPresent();
        Class<?> kind = typed ? Incoming.Command.class : incoming.getClass();
        return kind.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
