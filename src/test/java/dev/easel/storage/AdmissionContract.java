package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Admission.Admitted;
import dev.easel.core.job.Admission.Duplicate;
import dev.easel.core.job.Admission.Refused;
import dev.easel.core.job.Ahead;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaStatus;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is let in, and what is reserved then, on any database. */
abstract class AdmissionContract extends StoreFixture {
    @Test
    void countsTheJobsAhead() {
        jobs.admit(newJob("running"));
        claim();
        jobs.admit(newJob("waiting"));
        NewJob asked = Samples.at(newJob("event"), NOW.plusMillis(1));

        assertThat(jobs.ahead(asked).jobs()).isEqualTo(1);
        assertThat(jobs.admit(asked)).isEqualTo(new Admitted(asked.id()));
    }

    @Test
    void takesAnEventOnce() {
        Allowance images = Samples.imagesADay("42", 10);
        NewJob first = Samples.withAllowances(newJob("event"), images);
        jobs.admit(first);

        Admission second = jobs.admit(Samples.withAllowances(newJob("event"), images));

        assertThat(second).isEqualTo(new Duplicate(first.id()));
        assertThat(taken(images)).isEqualTo(1);
    }

    @Test
    void reservesNothingForAJobThatIsTurnedAway() {
        Allowance images = Samples.imagesADay("42", 10);
        Failure reason = new Failure.ProviderPermanent("insufficient_quota", 429, Failure.Reach.ACCOUNT);

        Admission first = jobs.turnAway(Samples.withAllowances(newJob("event"), images), reason);
        Admission again = jobs.admit(Samples.withAllowances(newJob("event"), images));

        assertThat(first).isEqualTo(new Refused(reason));
        assertThat(again).isEqualTo(first);
        assertThat(taken(images)).isZero();
        assertThat(jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, LATER)).isEmpty();
    }

    @Test
    void turnsNoEventAwayThatWasAdmittedBefore() {
        NewJob first = newJob("event");
        jobs.admit(first);

        Admission again = jobs.turnAway(newJob("event"), new Failure.Expired());

        assertThat(again).isEqualTo(new Duplicate(first.id()));
        assertThat(jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, LATER)).isPresent();
    }

    @Test
    void countsTheImagesThatAreWaitedFor() {
        jobs.admit(Samples.withCost(newJob("running"), new Cost(7, 1)));
        claim();
        jobs.admit(Samples.withCost(newJob("one"), new Cost(1, 1)));
        jobs.admit(Samples.withCost(newJob("three"), new Cost(3, 1)));

        assertThat(jobs.ahead(newJob("asked"))).isEqualTo(new Ahead(2, 7 + 4));
    }

    @Test
    void refusesARedeliveryAsItRefusedTheFirst() {
        Admission first = jobs.admit(Samples.withAllowances(newJob("event"), Samples.imagesADay("42", 0)));

        Admission second = jobs.admit(Samples.withAllowances(newJob("event"), Samples.imagesADay("42", 99)));

        assertThat(second).isEqualTo(first).isInstanceOf(Refused.class);
        assertThat(jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, LATER)).isEmpty();
    }

    @Test
    void reservesTheWholePriceInEveryAllowance() {
        Allowance images = Samples.imagesADay("42", 3);
        Allowance budget = Samples.budgetAMonth(120_000);

        jobs.admit(Samples.withAllowances(Samples.withCost(newJob("event"), new Cost(3, 120_000)), images, budget));

        assertThat(book.standing(List.of(budget, images)))
                .containsExactly(new QuotaStatus(budget, 120_000), new QuotaStatus(images, 3));
    }

    @Test
    void keepsNothingReservedWhenOneAllowanceHasNoRoom() {
        Allowance images = Samples.imagesADay("42", 10);
        Allowance budget = Samples.budgetAMonth(39_999);

        Admission admission = jobs.admit(Samples.withAllowances(newJob("event"), images, budget));

        assertThat(admission)
                .isEqualTo(new Refused(new Failure.QuotaExceeded(
                        "instance", "month", "budget", 40_000, 39_999, 39_999, budget.resetsAt())));
        assertThat(taken(images)).isZero();
    }

    @Test
    void namesTheTightestAllowanceWhateverItCounts() {
        Allowance images = Samples.imagesADay("42", 3);
        Allowance budget = Samples.budgetAMonth(40_000);
        NewJob four = Samples.withCost(newJob("event"), new Cost(4, 160_000));

        Admission admission = jobs.admit(Samples.withAllowances(four, images, budget));

        assertThat(admission)
                .isEqualTo(new Refused(new Failure.QuotaExceeded(
                        "instance", "month", "budget", 160_000, 40_000, 40_000, budget.resetsAt())));
    }

    @Test
    void namesTheOneThatLastsLongestAmongEqualOnes() {
        Allowance day = Samples.imagesADay("42", 0);
        Allowance month = Samples.budgetAMonth(0);

        Admission admission = jobs.admit(Samples.withAllowances(newJob("event"), day, month));

        assertThat(admission)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .extracting("window")
                                .isEqualTo("month"));
    }

    @Test
    void chargesRulesThatShareAnAccountOnceAndHoldsEachLimit() {
        Allowance wide = Samples.imagesADay("42", 10);
        Allowance narrow = Samples.imagesADay("42", 1);

        Admission first = jobs.admit(Samples.withAllowances(newJob("1"), wide, narrow));
        Admission second = jobs.admit(Samples.withAllowances(newJob("2"), wide, narrow));

        assertThat(first).isInstanceOf(Admitted.class);
        assertThat(second)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.reason()).extracting("limit").isEqualTo(1L));
        assertThat(taken(wide)).isEqualTo(1);
    }

    @Test
    void asksNothingOfAnAllowanceThatCostsNothing() {
        NewJob free = Samples.withCost(newJob("event"), Cost.NONE);

        Admission admission =
                jobs.admit(Samples.withAllowances(free, Samples.imagesADay("42", 0), Samples.budgetAMonth(0)));

        assertThat(admission).isInstanceOf(Admitted.class);
    }

    @Test
    void keepsWindowsApart() {
        Allowance day = Samples.imagesADay("42", 5);
        Allowance hour = Samples.allowance(QuotaScope.USER, day.subject(), QuotaWindow.HOUR, QuotaUnit.IMAGES, 5);

        jobs.admit(Samples.withAllowances(newJob("event"), day));

        assertThat(taken(day)).isEqualTo(1);
        assertThat(taken(hour)).isZero();
    }

    @Test
    void neverAdmitsMoreThanThereIsRoomForHoweverManyAsk() throws Exception {
        Allowance room = Samples.budgetAMonth(100 * 40_000);

        long admitted = admittedByThreads(16, 64, room, List.of(jobs));

        assertThat(admitted).isEqualTo(100);
        assertThat(taken(room)).isEqualTo(100 * 40_000);
    }

    @Test
    void neverAdmitsMoreThanThereIsRoomForAcrossConnections() throws Exception {
        Allowance room = Samples.budgetAMonth(20 * 40_000);

        try (Database other = open(folder)) {
            long admitted = admittedByThreads(8, 8, room, List.of(jobs, new JdbcJobStore(other)));

            assertThat(admitted).isEqualTo(20);
        }
    }

    private static long admittedByThreads(int threads, int each, Allowance room, List<JobStore> stores)
            throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Long>> work = IntStream.range(0, threads)
                    .<Callable<Long>>mapToObj(thread -> () -> IntStream.range(0, each)
                            .mapToObj(n -> newJob(thread + "/" + n))
                            .map(job -> stores.get(thread % stores.size()).admit(Samples.withAllowances(job, room)))
                            .filter(Admitted.class::isInstance)
                            .count())
                    .toList();
            long admitted = 0;
            for (Future<Long> done : pool.invokeAll(work)) {
                admitted += done.get();
            }
            return admitted;
        }
    }
}
