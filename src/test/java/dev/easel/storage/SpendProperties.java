package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.Lease;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Cost;
import dev.easel.core.spend.Spend;
import dev.easel.testing.Samples;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Any sequence of calls and endings leaves the operator's book where plain arithmetic says, on any database. */
abstract class SpendProperties {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
    private static final int DAYS = 3;

    private static Database database;
    private static int sequences;

    /** The database that all sequences share; its subclass opens it. */
    static void use(Database opened) {
        database = opened;
    }

    @AfterContainer
    static void invariantsHold() {
        try (Database _ = database) {
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void agreesWithArithmetic(@ForAll("sequences") List<Step> steps) {
        Oracle oracle = new Oracle("model-" + sequences++);

        for (Step step : steps) {
            oracle.apply(step);

            assertThat(oracle.actual()).isEqualTo(oracle.expected());
        }

        oracle.end();
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Combinators.combine(
                        Arbitraries.of(Kind.values()),
                        Arbitraries.integers().between(0, DAYS - 1),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.longs().between(0, 90))
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    enum Kind {
        BEGIN,
        ALSO_BEGIN,
        ANSWER,
        REFUSE,
        LOSE,
        CRASH,
        RECONCILE
    }

    /** What happens next, on which day; {@code which} of the calls that it can happen to. */
    record Step(Kind kind, int day, int which, long micros) {}

    private record Call(int number, int day, long worst) {}

    /** The book as maps of sums, with one job that makes all the calls. Each sequence has a model of its own. */
    private static final class Oracle {
        private final JdbcJobStore jobs = new JdbcJobStore(database);
        private final JdbcSpendBook book = new JdbcSpendBook(database);
        private final ModelId model;
        private final JobId job;
        private final List<Call> open = new ArrayList<>();
        private final List<Call> doubtful = new ArrayList<>();
        private final Map<Integer, Spend> days = new HashMap<>();
        private Lease lease;

        Oracle(String name) {
            this.model = new ModelId(name);
            jobs.admit(Samples.withCost(Samples.newJob(name), new Cost(1_000, 0)));
            Job claimed = claim();
            this.job = claimed.id();
            this.lease = claimed.lease();
        }

        void apply(Step step) {
            switch (step.kind()) {
                case BEGIN, ALSO_BEGIN -> begin(step);
                case ANSWER -> take(open, step).ifPresent(call -> answer(call, step.micros()));
                case REFUSE -> take(open, step).ifPresent(this::refuse);
                case LOSE -> take(open, step).ifPresent(this::lose);
                case CRASH -> crash();
                case RECONCILE -> take(doubtful, step).ifPresent(call -> reconcile(call, step.micros()));
            }
        }

        List<Spend> actual() {
            return book.listSpend(FIRST, FIRST.plusDays(DAYS)).stream()
                    .filter(spend -> spend.model().equals(model))
                    .toList();
        }

        List<Spend> expected() {
            return days.keySet().stream().sorted().map(days::get).toList();
        }

        void end() {
            open.forEach(call -> fail(call, Billing.NOT_BILLED));
            if (days.values().stream().anyMatch(day -> day.images() > 0)) {
                jobs.drawn(lease, Cost.NONE, null, NOW);
                jobs.delivered(lease, Samples.message(), NOW);
            } else {
                jobs.failed(lease, new Failure.Expired(), NOW);
                jobs.told(lease, NOW);
            }
        }

        private void begin(Step step) {
            long worst = step.micros();
            int number = jobs.beginAttempt(lease, model, new Cost(1, worst), NOW.plusSeconds(86_400L * step.day()));
            open.add(new Call(number, step.day(), worst));
            book(step.day(), 1, 0, 0, 0, worst);
        }

        private void answer(Call call, long micros) {
            jobs.arrived(lease, call.number(), Samples.artwork(1), 0, micros, NOW);
            book(call.day(), 0, 1, micros, 0, -call.worst());
        }

        private void refuse(Call call) {
            fail(call, Billing.NOT_BILLED);
            book(call.day(), 0, 0, 0, 0, -call.worst());
        }

        private void lose(Call call) {
            fail(call, call.worst() % 2 == 0 ? Billing.UNKNOWN : Billing.PROBABLY_NOT_BILLED);
            doubt(call);
        }

        private void fail(Call call, Billing billing) {
            jobs.attemptFailed(lease, call.number(), new Setback(new Failure.Expired(), billing, 1, 0), NOW);
        }

        private void crash() {
            jobs.recover(Set.of(ALICE), NOW, Integer.MAX_VALUE);
            open.forEach(this::doubt);
            open.clear();
            lease = claim().lease();
        }

        private void doubt(Call call) {
            doubtful.add(call);
            book(call.day(), 0, 0, 0, call.worst(), -call.worst());
        }

        private void reconcile(Call call, long micros) {
            book.reconcile(job, call.number(), micros, "looked up", NOW);
            book(call.day(), 0, 0, micros, -call.worst(), 0);
        }

        private void book(int day, int calls, int images, long settled, long inDoubt, long reserved) {
            Spend change = new Spend(FIRST.plusDays(day), model, calls, images, settled, inDoubt, reserved);
            days.merge(day, change, Oracle::sum);
        }

        private static Spend sum(Spend one, Spend other) {
            return new Spend(
                    one.day(),
                    one.model(),
                    one.calls() + other.calls(),
                    one.images() + other.images(),
                    one.settledMicros() + other.settledMicros(),
                    one.inDoubtMicros() + other.inDoubtMicros(),
                    one.reservedMicros() + other.reservedMicros());
        }

        private static Optional<Call> take(List<Call> calls, Step step) {
            return calls.isEmpty() ? Optional.empty() : Optional.of(calls.remove(step.which() % calls.size()));
        }

        private Job claim() {
            return jobs.claim(ALICE, Samples.PLATFORMS, NOW, NOW.plusSeconds(60))
                    .orElseThrow();
        }
    }
}
