package dev.easel.engine;

import dev.easel.core.gallery.Likenesses;
import dev.easel.core.gallery.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at drawn images, one at a time, so that they are known again: new ones within seconds, and once after each start,
 * slowly, those that were drawn before. Several instances may look at the same image; that does no harm.
 */
public final class Acquaintance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Acquaintance.class);
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final Duration NEW = Duration.ofMinutes(10);
    private static final int NEW_AT_ONCE = 20;
    private static final int OLD_JOBS_AT_ONCE = 100;
    /** Of old images: a tenth of a processor at most, as long as one takes a twentieth of a second. */
    private static final int OLD_AT_ONCE = 6;

    private final Recognition recognition;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Acquaintance(Recognition recognition, InstantSource clock) {
        this.recognition = recognition;
        this.clock = clock;
    }

    /** Returns at once. */
    public void start() {
        threads.execute(() -> {
            try {
                Walk walk = new Walk();
                while (true) {
                    look(walk);
                    Thread.sleep(BETWEEN);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void look(Walk walk) {
        try {
            Instant since = clock.instant().minus(NEW);
            recognition.likenesses().listUnseen(since, NEW_AT_ONCE).forEach(recognition::learn);
            walk.goOn();
        } catch (RuntimeException e) {
            LOG.warn("drawn images could not be looked at; trying again", e);
        }
    }

    /** Through everything that was drawn, from new to old. */
    private final class Walk {
        private @Nullable String next = "";
        private List<Origin> ahead = List.of();

        void goOn() {
            String before = next;
            if (ahead.isEmpty() && before != null) {
                Likenesses.Page page = recognition.likenesses().listUnseenBefore(before, OLD_JOBS_AT_ONCE);
                ahead = page.unseen();
                next = page.next();
            }
            int count = Math.min(OLD_AT_ONCE, ahead.size());
            ahead.subList(0, count).forEach(recognition::learn);
            ahead = ahead.subList(count, ahead.size());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
