package dev.easel.app;

import dev.easel.storage.BlobSweep;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has kept bytes swept that nobody needs, a few times a day. */
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration BETWEEN = Duration.ofHours(6);

    /** Whoever starts has better things to do. */
    private static final Duration AT_FIRST = Duration.ofMinutes(5);

    private final BlobSweep sweep;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Sweeper(BlobSweep sweep, InstantSource clock) {
        this.sweep = sweep;
        this.clock = clock;
    }

    /** Returns at once. */
    void start() {
        threads.execute(() -> {
            try {
                Thread.sleep(AT_FIRST);
                while (true) {
                    sweep();
                    Thread.sleep(BETWEEN);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void sweep() {
        try {
            LOG.info("{} kept files that nobody needs were deleted", sweep.run(clock.instant()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("kept files that nobody needs could not all be deleted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
