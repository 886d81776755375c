package dev.easel.engine;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.failure.FailureException;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobCounts;
import dev.easel.core.job.RetryPolicy;
import dev.easel.testing.ManualClock;
import dev.easel.testing.MemoryPaceBook;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private static final int FLOOR = 10;

    private final ManualClock clock = new ManualClock(NOW);
    private final RetryBudget budget = new RetryBudget(clock);

    @Test
    void letsAQuietBotRepeat() {
        assertThat(repeats(100)).isEqualTo(FLOOR);
    }

    @Test
    void letsOneOfTenRepeatWhenTheFloorIsUsedUp() {
        repeats(FLOOR);
        IntStream.range(0, 30).forEach(_ -> budget.called());

        assertThat(repeats(100)).isEqualTo(3);
    }

    @Test
    void savesNoMoreThanTheFloor() {
        IntStream.range(0, 10_000).forEach(_ -> budget.called());

        assertThat(repeats(100)).isEqualTo(FLOOR);
    }

    @Test
    void comesBackWithTime() {
        repeats(FLOOR);

        clock.advance(Duration.ofMinutes(5));
        int soon = repeats(100);
        clock.advance(Duration.ofDays(1));

        assertThat(soon).isEqualTo(1);
        assertThat(repeats(100)).isEqualTo(FLOOR);
    }

    private int repeats(int tries) {
        return (int) IntStream.range(0, tries).filter(_ -> budget.tryRepeat()).count();
    }

    private static final List<Fate> FATES = List.of(
            new Fate(null),
            new Fate(new ProviderTransient("server_error", null, Billing.PROBABLY_NOT_BILLED)),
            new Fate(new ProviderTransient("timeout", null, Billing.UNKNOWN)),
            new Fate(new ProviderTransient("unreachable", null, Billing.NOT_BILLED)),
            new Fate(new ProviderTransient(ProviderTransient.RATE_LIMIT, null, Billing.NOT_BILLED)),
            new Fate(new Failure.PolicyRefusal("moderation_blocked")));

    /** What a call comes to; without a failure it draws. */
    record Fate(@Nullable Failure failure) {
        String happen() {
            if (failure != null) {
                throw new FailureException(failure);
            }
            return "drawn";
        }
    }

    /**
     * At most 1.1 calls for each job, and the floor with what of it came back in that time. Jobs come one after the other;
     * the breaker may hold them back.
     */
    @Property
    void neverCallsMuchMoreOftenThanThereAreJobs(
            @ForAll("fates") List<Fate> fates, @ForAll @IntRange(min = 1, max = 400) int jobs) {
        ManualClock time = new ManualClock(NOW);
        Run run = new Run(time, fates);

        for (int i = 0; i < jobs; i++) {
            time.advance(Duration.ofMillis(700));
            run.job();
        }

        long tenths =
                11L * jobs + 10 * FLOOR + Duration.between(NOW, time.instant()).dividedBy(Duration.ofSeconds(30));
        assertThat(run.calls).isGreaterThanOrEqualTo(jobs).isLessThanOrEqualTo((int) (tenths / 10));
    }

    @Provide
    Arbitrary<List<Fate>> fates() {
        return Arbitraries.of(FATES).list().ofMinSize(1).ofMaxSize(50);
    }

    /** The engine's decisions without its threads and its database. */
    private static final class Run {
        private final ManualClock time;
        private final List<Fate> fates;
        private final ProviderHealth health;
        private final RetryPolicy retries = new RetryPolicy(true, new Random(7));
        private int calls;

        Run(ManualClock time, List<Fate> fates) {
            this.time = time;
            this.fates = fates;
            this.health = new ProviderHealth(6_000, 16, new MemoryPaceBook(), time);
        }

        void job() {
            Job job = Samples.job();
            for (int attempts = 0; attempts >= 0; ) {
                attempts = call(with(job, attempts)) ? attempts + 1 : -1;
            }
        }

        /** Whether the call is to be repeated. */
        private boolean call(Job job) {
            try {
                health.call(
                        job,
                        job.request().model(),
                        () -> fates.get(calls++ % fates.size()).happen());
                return false;
            } catch (HeldBackException e) {
                time.advance(Duration.between(time.instant(), e.until()));
                return call(job);
            } catch (FailureException e) {
                Optional<Instant> again =
                        retries.redrawAt(e.failure(), job.counts().attempts() + 1, time.instant(), Instant.MAX);
                return again.filter(_ -> health.mayRepeat(e.failure())).isPresent();
            }
        }

        private static Job with(Job job, int attempts) {
            return new Job(
                    job.id(),
                    job.lease(),
                    job.state(),
                    job.sender(),
                    job.place(),
                    job.replyTo(),
                    job.request(),
                    job.presentation(),
                    job.notes(),
                    new JobCounts(attempts, 0, 0, 0, 0),
                    job.createdAt(),
                    job.deadline(),
                    null,
                    null,
                    null);
        }
    }
}
