package dev.easel.app;

import dev.easel.storage.BlobSweep;
import dev.easel.storage.Retention;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has what is too old let go, and kept bytes swept that nobody needs, a few times a day. */
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration BETWEEN = Duration.ofHours(6);

    private final BlobSweep sweep;
    private final Retention retention;
    private final Duration atFirst;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong deleted = new AtomicLong();
    private final AtomicReference<Instant> endedAt = new AtomicReference<>(Instant.EPOCH);

    /** @param atFirst how long it waits after the start: whoever starts has better things to do */
    Sweeper(BlobSweep sweep, Retention retention, Duration atFirst, InstantSource clock) {
        this.sweep = sweep;
        this.retention = retention;
        this.atFirst = atFirst;
        this.clock = clock;
    }

    /** Returns at once. */
    void start() {
        threads.execute(() -> {
            try {
                Thread.sleep(atFirst);
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
            Retention.Done gone = retention.run(clock.instant());
            LOG.info(
                    "by the retention went what {} jobs were made from, drew ({}) and said ({})",
                    gone.inputs(),
                    gone.outputs(),
                    gone.prompts());
            int files = sweep.run(clock.instant());
            deleted.addAndGet(files);
            endedAt.set(clock.instant());
            LOG.info("{} kept files that nobody needs were deleted", files);
        } catch (IOException | RuntimeException e) {
            LOG.warn("kept files that nobody needs could not all be deleted", e);
        }
    }

    /** How many files were deleted since the start. */
    long deleted() {
        return deleted.get();
    }

    /** When it last came to its end; 1970 before the first time. */
    Instant endedAt() {
        return endedAt.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
