package dev.easel.simulation;

import dev.easel.core.chat.Incoming;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.Lease;
import dev.easel.core.job.RetryPolicy;
import dev.easel.engine.Desks;
import dev.easel.engine.SteppedEngine;
import dev.easel.storage.JdbcQuotaBook;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A process of Easel, with its own memory, that may die at every step. */
final class SimulatedInstance {
    static final Duration LEASE = Duration.ofSeconds(20);

    private final World world;
    private final Random random;
    private final InstanceId id;
    private final JobStore jobs;
    private final SteppedEngine engine;
    private boolean alive = true;
    private boolean busy;
    private boolean asleep;
    private Lease atHand;

    SimulatedInstance(World world, InstanceId id) {
        this.world = world;
        this.random = world.random();
        this.id = id;
        this.jobs = new CrashingStore(world, this).asJobStore();
        this.engine = new SteppedEngine(
                jobs,
                new JdbcQuotaBook(world.database()),
                Asks.RULES,
                new SimulatedProvider(world, this),
                new SimulatedImaging(),
                Desks.desk(world.database(), new MemoryBlobStore(), Asks.RULES, world.clock()),
                Desks.tailoring(world.database(), world.clock()),
                Desks.steward(world.database(), world.clock()),
                new SimulatedPlatform(world, this),
                _ -> InputStream.nullInputStream(),
                world.clock(),
                time -> world.pass(this, time),
                new Random(random.nextLong()));
    }

    InstanceId id() {
        return id;
    }

    boolean isAlive() {
        return alive;
    }

    /** Neither dead nor in the middle of something. */
    boolean isIdle() {
        return alive && !busy;
    }

    /** It stops, as by SIGSTOP, and wakes up later without knowing. */
    void fallAsleep() {
        asleep = true;
    }

    void wakeUp() {
        asleep = false;
    }

    void die() {
        alive = false;
    }

    /** Whether it is dead by now. */
    boolean dies() {
        if (random.nextDouble() < world.sky().weather().crashes) {
            die();
        }
        return !alive;
    }

    void maybeDie() {
        if (dies()) {
            throw new Crash();
        }
    }

    /** Returns whether it lived to the end. */
    boolean accept(Incoming incoming) {
        return step(() -> {
            engine.accept(incoming);
            return true;
        });
    }

    /** What the worker does every few seconds. */
    void recover() {
        step(() -> {
            Set<InstanceId> gone = jobs.listOwners().stream()
                    .filter(owner -> world.isKnownDead(owner, id))
                    .collect(Collectors.toUnmodifiableSet());
            jobs.recover(gone, world.clock().instant(), RetryPolicy.MAX_INTERRUPTIONS);
            return true;
        });
    }

    /** Claims a job and runs it; false when there was none, or it died. */
    boolean work() {
        return step(() -> {
            Instant now = world.clock().instant();
            Optional<Job> job = jobs.claim(id, Samples.PLATFORMS, now, now.plus(LEASE));
            if (job.isEmpty()) {
                return false;
            }
            atHand = job.get().lease();
            engine.run(job.get());
            return true;
        });
    }

    void heartbeat() {
        if (alive && !asleep && atHand != null) {
            try {
                jobs.heartbeat(Set.of(atHand), world.clock().instant().plus(LEASE));
            } catch (Crash e) {
                die();
            }
        }
    }

    private boolean step(BooleanSupplier step) {
        busy = true;
        try {
            return step.getAsBoolean();
        } catch (Crash e) {
            return false;
        } finally {
            busy = false;
            atHand = null;
            if (!alive) {
                world.restartLater(this);
            }
        }
    }
}
