package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.MODEL;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Cost;
import dev.easel.core.spend.CallInDoubt;
import dev.easel.core.spend.Spend;
import dev.easel.core.spend.SpendBook.Reconciliation;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operator's book says of calls, however they end, on any database. */
abstract class SpendContract extends StoreFixture {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Failure TIMEOUT = new Failure.ProviderTransient("timeout", null, Billing.UNKNOWN);

    private static final Failure BUSY =
            new Failure.ProviderTransient("rate_limit_exceeded", Duration.ofSeconds(2), Billing.NOT_BILLED);

    private static final String LOOKED_UP = "not on the bill of November, Ada";
    private JdbcSpendBook spend;

    @BeforeEach
    void openBook() {
        spend = new JdbcSpendBook(database);
    }

    @Test
    void reservesTheWorstPriceOfACallThatIsUnderWay() {
        admit("event");
        begun();

        assertThat(today()).isEqualTo(new Spend(TODAY, MODEL, 1, 0, 0, 0, 40_000));
    }

    @Test
    void booksWhatAnAnsweredCallCameTo() {
        admit("event");
        drawn();

        assertThat(today()).isEqualTo(new Spend(TODAY, MODEL, 1, 2, 30_000, 0, 0));
    }

    @Test
    void booksWhatExceedsTheReservationToo() {
        admit("event");
        Job job = begun();

        jobs.arrived(job.lease(), 1, Samples.artwork(), 0, 45_000, NOW);

        assertThat(today()).isEqualTo(new Spend(TODAY, MODEL, 1, 1, 45_000, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("unbilledFailures")
    void booksNothingForACallThatIsCertainlyNotBilled(Failure failure) {
        admit("event");

        fail(begun(), failure, NOW);

        assertThat(today()).isEqualTo(new Spend(TODAY, MODEL, 1, 0, 0, 0, 0));
        assertThat(inDoubt()).isEmpty();
    }

    static Stream<Failure> unbilledFailures() {
        return Stream.of(
                BUSY,
                new Failure.ProviderTransient("unreachable", null, Billing.NOT_BILLED),
                Failure.UserError.of("model-unavailable"),
                new Failure.ProviderPermanent("invalid_value", 400, Reach.REQUEST),
                new Failure.ProviderPermanent("operation_unavailable", 0, Reach.REQUEST),
                new Failure.ProviderPermanent("insufficient_quota", 429, Reach.ACCOUNT));
    }

    @ParameterizedTest
    @MethodSource("doubtfulFailures")
    void booksTheWorstPriceOfACallThatMayBeBilled(Failure failure) {
        admit("event");

        fail(begun(), failure, NOW);

        assertThat(today()).isEqualTo(new Spend(TODAY, MODEL, 1, 0, 0, 40_000, 0));
        assertThat(inDoubt()).extracting(CallInDoubt::failure).containsExactly(failure.kind());
    }

    static Stream<Failure> doubtfulFailures() {
        return Stream.of(
                TIMEOUT,
                new Failure.ProviderTransient("http_500", null, Billing.PROBABLY_NOT_BILLED),
                new Failure.PolicyRefusal("moderation_blocked"),
                new Failure.ProviderPermanent("http_500", 500, Reach.REQUEST),
                new Failure.ProviderPermanent("foreign_url", 200, Reach.REQUEST),
                new Failure.Interrupted(),
                new Failure.Internal("4711"));
    }

    @Test
    void booksTheWorstPriceWhenAnAnswerCouldNotBeUsed() {
        admit("event");
        Job job = begun();
        Failure unusable = Failure.UserError.of("image-broken");

        jobs.attemptFailed(job.lease(), 1, new Setback(unusable, Billing.UNKNOWN, 1, 1), NOW);

        assertThat(today().inDoubtMicros()).isEqualTo(40_000);
    }

    @Test
    void booksTheWorstPriceOfEveryCallThatACrashCutOff() {
        admit("event");
        Job job = claim();
        jobs.beginAttempt(job.lease(), MODEL, Samples.cost(1), NOW);
        jobs.beginAttempt(job.lease(), MODEL, Samples.cost(1), NOW);

        jobs.recover(Set.of(ALICE), NOW, 1);

        assertThat(today()).isEqualTo(new Spend(TODAY, MODEL, 2, 0, 0, 80_000, 0));
    }

    @Test
    void booksTheJobsPriceForACallOfAnOlderEaselThatKnewOfNoBook() {
        admit("event");
        claim();
        database.change(handle -> {
            handle.execute("UPDATE job SET attempts = 1");
            handle.execute(
                    "INSERT INTO attempt SELECT id, 1, epoch, 'SENT', ?, NULL, NULL, 1 FROM job", NOW.toEpochMilli());
        });

        jobs.recover(Set.of(ALICE), NOW.plus(Duration.ofDays(1)), 1);

        assertThat(today()).isEqualTo(new Spend(TODAY, MODEL, 1, 0, 0, 40_000, 0));
    }

    @Test
    void showsBothCallsOfAJobThatItsUserPaysOnce() {
        NewJob job = Samples.withAllowances(newJob("event"), Samples.budgetAMonth(1_000_000));
        jobs.admit(job);
        begun();
        jobs.recover(Set.of(ALICE), NOW, 1);

        Job again = claim();
        int second = jobs.beginAttempt(again.lease(), MODEL, Samples.cost(1), NOW);
        jobs.arrived(again.lease(), second, Samples.artwork(), 0, 30_000, NOW);
        jobs.drawn(again.lease(), new Cost(1, 30_000), null, NOW);

        assertThat(taken(Samples.budgetAMonth(1_000_000))).isEqualTo(30_000);
        assertThat(today()).isEqualTo(new Spend(TODAY, MODEL, 2, 1, 30_000, 40_000, 0));
    }

    @Test
    void booksOnTheUtcDayOnWhichTheCallBegan() {
        Instant beforeMidnight = Instant.parse("2026-11-20T23:59:59.999Z");
        admit("event");
        admit("other");
        Job job = claim();
        jobs.beginAttempt(job.lease(), MODEL, Samples.cost(1), beforeMidnight);
        jobs.arrived(job.lease(), 1, Samples.artwork(), 0, 30_000, beforeMidnight.plusSeconds(60));
        jobs.drawn(job.lease(), Samples.cost(1), null, beforeMidnight.plusSeconds(60));
        Job next = claim();
        jobs.beginAttempt(next.lease(), MODEL, Samples.cost(1), beforeMidnight.plusMillis(1));

        assertThat(spend.listSpend(TODAY, TODAY.plusDays(1)))
                .containsExactly(
                        new Spend(TODAY, MODEL, 1, 1, 30_000, 0, 0),
                        new Spend(TODAY.plusDays(1), MODEL, 1, 0, 0, 0, 40_000));
        assertThat(spend.listSpend(TODAY.plusDays(2), TODAY.plusDays(9))).isEmpty();
    }

    @Test
    void tellsModelsApart() {
        jobs.admit(Samples.withCost(newJob("event"), Samples.cost(2)));
        Job job = claim();
        jobs.beginAttempt(job.lease(), MODEL, Samples.cost(1), NOW);
        jobs.beginAttempt(job.lease(), new ModelId("another"), Samples.cost(1), NOW);

        assertThat(spend.listSpend(TODAY, TODAY))
                .extracting(one -> one.model().value())
                .containsExactly("another", MODEL.value());
    }

    @Test
    void entersWhatTheBillSaysOfACallInDoubt() {
        admit("event");
        fail(begun(), TIMEOUT, NOW);

        Reconciliation done = reconcile(12_000);

        assertThat(done).isEqualTo(Reconciliation.DONE);
        assertThat(today()).isEqualTo(new Spend(TODAY, MODEL, 1, 0, 12_000, 0, 0));
        assertThat(inDoubt()).isEmpty();
        assertThat(reasons()).containsExactly("-28000 " + LOOKED_UP);
    }

    @Test
    void confirmsThatTheWorstPriceWasBilled() {
        admit("event");
        fail(begun(), TIMEOUT, NOW);

        reconcile(40_000);

        assertThat(today()).isEqualTo(new Spend(TODAY, MODEL, 1, 0, 40_000, 0, 0));
    }

    @Test
    void correctsACorrectionAndKeepsBoth() {
        admit("event");
        fail(begun(), TIMEOUT, NOW);
        reconcile(0);

        reconcile(7_000);

        assertThat(today().settledMicros()).isEqualTo(7_000);
        assertThat(reasons()).containsExactly("-40000 " + LOOKED_UP, "7000 " + LOOKED_UP);
    }

    @Test
    void correctsNothingThatIsCertainOrUnderWay() {
        admit("event");
        admit("other");
        NewJob nobody = newJob("nobody");
        Job settled = drawn();
        Job underWay = begun();

        for (Job job : List.of(settled, underWay)) {
            assertThat(spend.reconcile(job.id(), 1, 0, LOOKED_UP, NOW)).isEqualTo(Reconciliation.NOT_IN_DOUBT);
        }
        assertThat(spend.reconcile(nobody.id(), 1, 0, LOOKED_UP, NOW)).isEqualTo(Reconciliation.NOT_IN_DOUBT);
        assertThat(today()).isEqualTo(new Spend(TODAY, MODEL, 2, 2, 30_000, 0, 40_000));
    }

    @Test
    void wantsAReasonForACorrection() {
        admit("event");
        Job job = begun();

        assertThatThrownBy(() -> spend.reconcile(job.id(), 1, 0, " ", NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void admit(String event) {
        jobs.admit(newJob(event));
    }

    private Spend today() {
        List<Spend> all = spend.listSpend(TODAY, TODAY);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<CallInDoubt> inDoubt() {
        return spend.listInDoubt(TODAY, TODAY);
    }

    private Reconciliation reconcile(long billedMicros) {
        return spend.reconcile(jobOf(), 1, billedMicros, LOOKED_UP, LATER);
    }

    private JobId jobOf() {
        return database.read(handle -> handle.createQuery("SELECT id FROM job")
                .map((row, _) -> new JobId(row.getString("id")))
                .one());
    }

    private List<String> reasons() {
        return database.read(handle -> handle.createQuery(
                        "SELECT micros || ' ' || reason FROM spend WHERE kind = 'ADJUST' ORDER BY seq")
                .mapTo(String.class)
                .list());
    }
}
