package dev.easel.simulation;

import dev.easel.core.chat.Incoming;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobStore;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcJobStore;
import dev.easel.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/**
 * People, a provider, a chat platform and three processes of Easel on one real database, in virtual time. Everything
 * that happens follows from the seed: there is one thread of events, and while one process waits for its provider, the
 * others go on.
 */
final class World implements AutoCloseable {
    static final String ONE_A_CALL = "dall-e-3";
    private static final Duration HEARTBEAT = Duration.ofSeconds(7);
    private static final int MANY_TURNS = 1_000;
    private final Random random;
    private final Instant start;
    private final ManualClock clock;
    private final Database database;
    private final JobStore jobs;
    private final Audit audit;
    private final Asks asks = new Asks();
    private final List<String> violations = new ArrayList<>();
    private final List<SimulatedInstance> instances = new ArrayList<>();
    private final List<Restart> restarts = new ArrayList<>();
    private final List<Incoming> redeliveries = new ArrayList<>();
    private final TreeSet<Instant> dues = new TreeSet<>();
    private Duration elapsed = Duration.ZERO;
    private Duration nextAsk = Duration.ZERO;
    private Duration nextJump = Duration.ofDays(4);
    private final Sky sky;
    private int images = 1_000;
    private int nested;
    private int crashes;
    private int born;

    World(long seed, Path file) {
        random = new Random(seed);
        sky = new Sky(random);
        start = Instant.parse("2026-02-20T00:00:00Z").plus(Duration.ofDays(random.nextInt(300)));
        clock = new ManualClock(start);
        database = Database.open("jdbc:sqlite:" + file);
        jobs = new JdbcJobStore(database);
        audit = new Audit(file, this);
        for (int slot = 0; slot < 3; slot++) {
            instances.add(instance(slot));
        }
    }

    private record Restart(int slot, Duration at) {}

    /** Lives through so many days, then lets everything come to its end, and judges. */
    List<String> live(int days) {
        Duration end = Duration.ofDays(days);
        Duration nextAudit = Duration.ofDays(5);
        while (elapsed.compareTo(end) < 0) {
            step();
            if (elapsed.compareTo(nextAudit) >= 0) {
                violations.addAll(audit.invariants());
                nextAudit = elapsed.plusDays(5);
            }
        }
        comeToAnEnd();
        violations.addAll(audit.invariants());
        violations.addAll(audit.truth());
        return List.copyOf(violations);
    }

    private void step() {
        Duration toDue = dues.isEmpty() ? Duration.ofHours(1) : Duration.between(clock.instant(), dues.first());
        Duration wait =
                List.of(toDue, nextAsk.minus(elapsed), sky.nextChange().minus(elapsed), Duration.ofHours(1)).stream()
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        advance(wait.isPositive() ? wait : Duration.ofMillis(1));
        dues.headSet(clock.instant(), true).clear();
        sky.change(elapsed);
        moveTheClock();
        restartDue();
        askDue();
        work();
    }

    private void comeToAnEnd() {
        sky.clearUp(elapsed);
        nextAsk = nextJump = Duration.ofDays(10_000);
        for (int turn = 0; turn < 10 * MANY_TURNS && audit.isAnythingOpen(); turn++) {
            step();
        }
        if (audit.isAnythingOpen()) {
            violated("something never came to its end");
        }
    }

    /** Time passes for a process that waits; for the others it is time to act. */
    void pass(SimulatedInstance waiting, Duration time) {
        Duration left = time;
        while (left.isPositive()) {
            Duration slice = left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT;
            advance(slice);
            left = left.minus(slice).plus(trouble(waiting));
            restartDue();
            instances.forEach(SimulatedInstance::heartbeat);
            meanwhile();
        }
        waiting.wakeUp();
        if (!waiting.isAlive()) {
            throw new Crash();
        }
    }

    /** The waiting process dies, or sleeps through its lease. */
    private Duration trouble(SimulatedInstance waiting) {
        if (random.nextDouble() < sky.weather().crashes) {
            waiting.die();
        }
        if (random.nextDouble() < sky.weather().crashes) {
            waiting.fallAsleep();
            return Duration.ofSeconds(30 + random.nextInt(60));
        }
        return Duration.ZERO;
    }

    private void meanwhile() {
        if (nested < 2 && random.nextInt(4) == 0) {
            nested++;
            anyIdle().ifPresent(other -> {
                other.recover();
                if (other.isIdle()) {
                    other.work();
                }
            });
            askDue();
            nested--;
        }
    }

    private void work() {
        anyIdle().ifPresent(SimulatedInstance::recover);
        int turns = 0;
        boolean worked = true;
        while (worked && turns++ < MANY_TURNS) {
            worked = false;
            for (int slot = 0; slot < instances.size(); slot++) {
                worked |= instances.get(slot).isIdle() && instances.get(slot).work();
            }
        }
    }

    private Optional<SimulatedInstance> anyIdle() {
        List<SimulatedInstance> idle =
                instances.stream().filter(SimulatedInstance::isIdle).toList();
        return idle.isEmpty() ? Optional.empty() : Optional.of(idle.get(random.nextInt(idle.size())));
    }

    private void askDue() {
        while (elapsed.compareTo(nextAsk) >= 0) {
            // Bursts of a few, then hours of silence.
            nextAsk = nextAsk.plus(
                    random.nextInt(3) > 0
                            ? Duration.ofSeconds(random.nextInt(90))
                            : Duration.ofMinutes(random.nextInt(24 * 60)));
            put(asks.next(random).command);
        }
    }

    /** Hands an event to a process; what that one may not have seen, or not answered, comes again. */
    private void put(Incoming event) {
        if (!redeliveries.isEmpty() && random.nextInt(3) == 0) {
            Incoming again = redeliveries.removeFirst();
            anyIdle().ifPresent(other -> other.accept(again));
        }
        boolean answered = anyIdle().map(instance -> instance.accept(event)).orElse(false);
        if (!answered || random.nextInt(20) == 0) {
            redeliveries.add(event);
        }
    }

    private void moveTheClock() {
        if (elapsed.compareTo(nextJump) >= 0) {
            nextJump = elapsed.plusHours(24 * 4 + random.nextInt(24 * 12));
            Duration by = Duration.ofMinutes(random.nextInt(-24 * 60, 24 * 60));
            clock.advance(by);
            // Set back, the pauses of breakers and the line at the provider last until the clock is there again.
            sky.unsettledUntil(elapsed.plus(by.isNegative() ? by.negated() : Duration.ZERO));
        }
    }

    private void restartDue() {
        List<Restart> due = restarts.stream()
                .filter(restart -> elapsed.compareTo(restart.at()) >= 0)
                .toList();
        restarts.removeAll(due);
        for (Restart restart : due) {
            instances.set(restart.slot(), instance(restart.slot()));
            instances.get(restart.slot()).recover();
        }
    }

    void restartLater(SimulatedInstance dead) {
        crashes++;
        Duration at = elapsed.plusMillis(random.nextInt(60_000));
        restarts.add(new Restart(instances.indexOf(dead), at));
        due(clock.instant().plus(at.minus(elapsed)));
    }

    /** Two processes share a machine; of the third nobody else knows whether it lives. */
    private SimulatedInstance instance(int slot) {
        return new SimulatedInstance(this, new InstanceId(slot < 2 ? "alpha" : "beta", 100 + slot, ++born));
    }

    boolean isKnownDead(InstanceId owner, InstanceId asking) {
        return owner.host().equals(asking.host())
                && instances.stream().noneMatch(instance -> instance.id().equals(owner) && instance.isAlive());
    }

    private void advance(Duration time) {
        elapsed = elapsed.plus(time);
        clock.advance(time);
    }

    void due(Instant at) {
        dues.add(at);
    }

    /** A request failed, or was turned away. */
    void fellThrough(Object reason) {
        if (!sky.excuses(reason, elapsed)) {
            violated("in calm weather, " + reason);
        }
    }

    void arrived() {
        sky.arrived(elapsed);
    }

    void checkLimits() {
        violations.addAll(audit.overLimit());
    }

    void violated(String what) {
        violations.add(clock.instant() + " " + sky.weather() + ": " + what);
    }

    int nextImage() {
        return ++images;
    }

    Sky sky() {
        return sky;
    }

    ManualClock clock() {
        return clock;
    }

    Random random() {
        return random;
    }

    Database database() {
        return database;
    }

    JobStore jobs() {
        return jobs;
    }

    Asks asks() {
        return asks;
    }

    int crashes() {
        return crashes;
    }

    @Override
    public void close() {
        audit.close();
        database.close();
    }
}
