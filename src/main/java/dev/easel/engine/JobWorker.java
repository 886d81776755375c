package dev.easel.engine;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.Lease;
import dev.easel.core.job.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims jobs and has them run, keeps their leases alive, and takes over what others left behind. */
public final class JobWorker {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(500);

    /** Deliveries need no place at the provider, so more jobs run than are drawn. */
    private static final int DELIVERING = 16;

    private final JobStore jobs;
    private final JobRunner runner;
    private final Batches batches;
    private final Messengers messengers;
    private final Usher usher;
    private final InstantSource clock;
    private final ClockWatch watch;
    private final InstanceId instance = Instances.current();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int slots;
    private final Semaphore free;
    private final Semaphore wakeUps = new Semaphore(0);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean finished;
    private final Map<Lease, Thread> atHand = new ConcurrentHashMap<>();

    /** @param concurrent how many jobs are drawn at once */
    JobWorker(
            JobStore jobs,
            JobRunner runner,
            Batches batches,
            Messengers messengers,
            Usher usher,
            int concurrent,
            InstantSource clock) {
        this.jobs = jobs;
        this.runner = runner;
        this.batches = batches;
        this.messengers = messengers;
        this.usher = usher;
        this.clock = clock;
        this.watch = new ClockWatch(clock, System::nanoTime, LEASE);
        this.slots = concurrent + DELIVERING;
        this.free = new Semaphore(slots);
    }

    /** Takes back what died with earlier processes, then begins to work. */
    public void start() {
        recover();
        threads.execute(this::keep);
        threads.execute(this::work);
    }

    /** Looks for work at once instead of at the next poll. */
    public void wake() {
        wakeUps.release();
    }

    /** A job was cancelled: whoever waits here for its turn need not go on, and its sender is to be told. */
    void abandon(JobId job) {
        atHand.forEach((lease, thread) -> {
            if (lease.job().equals(job)) {
                thread.interrupt();
            }
        });
        wake();
    }

    /**
     * Claims nothing more and waits for the jobs at hand; those that take longer are cut off and left to recovery. A
     * second call does nothing.
     *
     * @return whether every job came to its end
     */
    public boolean stop(Duration grace) {
        if (stopping.getAndSet(true)) {
            return finished;
        }
        wake();
        try {
            finished = free.tryAcquire(slots, grace.toMillis(), TimeUnit.MILLISECONDS);
            if (!finished) {
                LOG.info("jobs are cut off; the next start takes them over");
            }
            threads.shutdownNow();
            boolean ended = threads.awaitTermination(HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
            LOG.debug("workers ended: {}", ended);
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        return finished;
    }

    private void work() {
        try {
            while (!stopping.get()) {
                free.acquire();
                Optional<Job> job = claim();
                if (job.isPresent()) {
                    threads.execute(() -> runAndFree(job.get()));
                } else {
                    free.release();
                    boolean woken = wakeUps.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    if (woken) {
                        wakeUps.drainPermits();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Job> claim() {
        try {
            Set<PlatformId> platforms = messengers.platforms();
            Instant now = clock.instant();
            return platforms.isEmpty() ? Optional.empty() : jobs.claim(instance, platforms, now, now.plus(LEASE));
        } catch (RuntimeException e) {
            LOG.error("no job could be claimed", e);
            return Optional.empty();
        }
    }

    private void runAndFree(Job job) {
        atHand.put(job.lease(), Thread.currentThread());
        try {
            runner.run(job);
        } finally {
            atHand.remove(job.lease());
            free.release();
            wake();
        }
    }

    private void keep() {
        try {
            while (true) {
                Thread.sleep(HEARTBEAT);
                beat();
                usher.goRound();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps what is at hand, and takes over what others lost, unless the clock makes it only look so. */
    synchronized void beat() {
        heartbeat();
        if (watch.isSteady()) {
            recover();
        } else {
            LOG.warn("the clock was set, or this machine slept; for {} nothing is taken over", LEASE);
        }
        conclude();
    }

    /** Says how batches ended whose last member ended in a process that is gone. */
    private void conclude() {
        try {
            batches.concludeFinished(instance);
        } catch (RuntimeException e) {
            LOG.error("batches that are over could not be told of", e);
        }
    }

    /** Keeps the leases of the jobs at hand, and of no others. */
    void heartbeat() {
        try {
            jobs.heartbeat(Set.copyOf(atHand.keySet()), clock.instant().plus(LEASE));
        } catch (RuntimeException e) {
            LOG.error("the heartbeat failed; leases may run out", e);
        }
    }

    private void recover() {
        try {
            Set<InstanceId> gone = jobs.listOwners().stream()
                    .filter(owner -> Instances.isGone(owner, instance))
                    .collect(Collectors.toUnmodifiableSet());
            int recovered = jobs.recover(gone, clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);
            if (recovered > 0) {
                LOG.info("{} jobs taken over", recovered);
                wake();
            }
        } catch (RuntimeException e) {
            LOG.error("recovery failed", e);
        }
    }
}
