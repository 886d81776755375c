package dev.easel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.easel.simulation.Ask.End;
import dev.easel.testing.InMemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Easel's core, engine and storage through months of faults, in seconds. One seed again: {@code ./mvnw test
 * -Dtest=SimulationTest -Dsimulation.seed=7}.
 */
class SimulationTest {
    private static final int DAYS = 50;

    @TempDir(factory = InMemoryFolder.class)
    Path folder;

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.easel");
    private Level level;

    /** Crashes and faults are the point here. */
    @BeforeEach
    void silence() {
        level = log.getLevel();
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        log.setLevel(level);
    }

    @Test
    void keepsItsPromisesForFiveHundredDays() {
        live(seeds(10));
    }

    @Tag("campaign")
    @Test
    void keepsItsPromisesForTenThousandDays() {
        live(seeds(200));
    }

    @Test
    void replaysASeed() {
        assertThat(story(3, "first")).isEqualTo(story(3, "second"));
    }

    private String story(long seed, String name) {
        try (World world = new World(seed, folder.resolve(name + ".db"))) {
            List<String> violations = world.live(10);
            return world.clock().instant() + " " + world.crashes() + " " + violations + " "
                    + world.asks().all().stream()
                            .map(ask -> ask.job + "/" + ask.calls.size() + "/" + ask.posts.size())
                            .toList();
        }
    }

    private static LongStream seeds(int count) {
        Long only = Long.getLong("simulation.seed");
        return only == null ? LongStream.rangeClosed(1, count) : LongStream.of(only);
    }

    private void live(LongStream seeds) {
        long begun = System.nanoTime();
        Sum sum = new Sum();
        seeds.forEach(seed -> {
            try (World world = new World(seed, folder.resolve("easel-" + seed + ".db"))) {
                assertThat(world.live(DAYS))
                        .as("seed %d; again with -Dtest=SimulationTest -Dsimulation.seed=%d", seed, seed)
                        .isEmpty();
                sum.add(world);
            }
        });
        sum.print(Duration.ofNanos(System.nanoTime() - begun));
        assertThat(sum.paid).isLessThanOrEqualTo(sum.needed * 102 / 100);
    }

    /** What all worlds came to. */
    private static final class Sum {
        private long days;
        private long asks;
        private long jobs;
        private long needed;
        private long calls;
        private long repeatable;
        private long cut;
        private long crashes;
        /** Calls on the provider's bill, without those that a crash cut off. */
        private long paid;

        void add(World world) {
            days += DAYS;
            crashes += world.crashes();
            for (Ask ask : world.asks().all()) {
                asks++;
                jobs += ask.job == null ? 0 : 1;
                needed += ask.callsNeeded();
                calls += ask.calls.size();
                repeatable += ask.calls(End.REPEATABLE);
                cut += ask.calls(End.CUT);
                paid += ask.calls.stream()
                        .filter(call -> call.billed > 0 && Ask.end(call) != End.CUT)
                        .count();
            }
        }

        void print(Duration took) {
            System.out.printf(
                    "%d days in %.1f s: %d asks, %d jobs, %d calls needed, %d made (%d after faults, %d cut off), %d paid,"
                            + " %d crashes%n",
                    days, took.toMillis() / 1e3, asks, jobs, needed, calls, repeatable, cut, paid, crashes);
        }
    }
}
