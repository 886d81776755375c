package dev.easel.campaign;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.process.EaselProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Kills one process at the n-th time that a moment comes. */
final class Killer {
    private static final long LOOK_NANOS = 200_000;
    private static final int MAX_OCCURRENCE = 4;
    private static final int LITTLE_LATER_MILLIS = 60;
    private static final int START_MILLIS = 3_000;
    private static final int BURST_MILLIS = 2_000;
    private static final int MAX_WRITES = 40;

    private final EaselProcess victim;
    private final Moment moment;
    private final Path data;
    private final FakeDiscord discord;
    private final Random random;
    private final AtomicInteger left;
    private final CountDownLatch dead = new CountDownLatch(1);
    private volatile boolean armed;

    /** @param data the victim's data folder */
    Killer(EaselProcess victim, Moment moment, Path data, FakeDiscord discord, Random random) {
        this.victim = victim;
        this.moment = moment;
        this.data = data;
        this.discord = discord;
        this.random = random;
        this.left = new AtomicInteger(1 + random.nextInt(latest(moment)));
    }

    private static int latest(Moment moment) {
        if (moment.isRare()) {
            return 1;
        }
        return moment == Moment.WAL_WRITTEN ? MAX_WRITES : MAX_OCCURRENCE;
    }

    /** From now on the moment counts. */
    void arm() {
        armed = true;
        switch (moment) {
            case LOGGING_IN -> onChange(discord.gateway()::identifies, 1);
            case STARTING -> later(random.nextInt(START_MILLIS));
            case READY -> kill();
            case STOPPING -> {
                later(random.nextInt(BURST_MILLIS / 2));
                victim.terminate();
            }
            case ANY_TIME -> later(random.nextInt(BURST_MILLIS));
            case WAL_WRITTEN -> onChange(() -> size(data.resolve("easel.db-wal")), left.get());
            case IMAGE_FILE_WRITTEN -> onChange(this::imageFiles, left.get());
            default -> {
                // Somebody else will see it.
            }
        }
    }

    /**
     * Somebody has seen a moment. When it is the one, the process is dead afterwards.
     *
     * @return whether it was
     */
    boolean saw(Moment seen) {
        if (seen == Moment.ANSWER_OUT && moment == Moment.AFTER_THE_ANSWER && isItsTurn()) {
            later(random.nextInt(LITTLE_LATER_MILLIS));
        } else if (seen == moment && seen != Moment.ANY_TIME && isItsTurn()) {
            kill();
            return true;
        }
        return false;
    }

    private boolean isItsTurn() {
        return armed && left.decrementAndGet() == 0;
    }

    /** Waits for the end; kills anyhow when the moment doesn't come, and returns false then. */
    boolean awaitDeath(Duration atMost) throws InterruptedException {
        boolean came = dead.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        armed = false;
        kill();
        return came;
    }

    private void kill() {
        try {
            victim.kill();
            dead.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void later(int millis) {
        Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
            kill();
        });
    }

    /** Looks from outside, every moment, until something has changed so many times. */
    private void onChange(LongSupplier state, int times) {
        Thread.ofPlatform().daemon().start(() -> {
            long known = state.getAsLong();
            int changes = 0;
            while (armed && changes < times) {
                LockSupport.parkNanos(LOOK_NANOS);
                long now = state.getAsLong();
                changes += now == known ? 0 : 1;
                known = now;
            }
            if (armed) {
                kill();
            }
        });
    }

    private long imageFiles() {
        Path blobs = data.resolve("blobs");
        if (!Files.exists(blobs)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(blobs)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException | UncheckedIOException e) {
            // A file was renamed under the walk: that is a change.
            return -1;
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file)
                    ? Files.size(file) + Files.getLastModifiedTime(file).toMillis()
                    : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
