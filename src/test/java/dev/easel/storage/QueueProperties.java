package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Admission.Admitted;
import dev.easel.core.job.Cancellation;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.JobState;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Any order of admissions, claims, calls, cancellations and crashes keeps the invariants and loses no job. */
abstract class QueueProperties {
    private static final JobLimits LIMITS = new JobLimits(2, 3, 6);
    private static final int SEQUENCES_PER_DATABASE = 15;
    private static Callable<Database> databases;
    private static Database database;
    private static int sequences;

    /**
     * Where empty databases come from; its subclass knows. Some sequences share one, so that they find what others left;
     * not all, since to check the books takes as long as they are.
     */
    static void use(Callable<Database> empty) throws Exception {
        databases = empty;
        database = empty.call();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void losesNoJob(@ForAll("sequences") List<Step> steps) throws Exception {
        if (sequences % SEQUENCES_PER_DATABASE == SEQUENCES_PER_DATABASE - 1) {
            database.close();
            database = databases.call();
        }
        Model model = new Model("q" + sequences++);

        for (Step step : steps) {
            model.apply(step);

            assertThat(Invariants.check(database)).isEmpty();
            assertThat(model.mostRunningOfOne()).isLessThanOrEqualTo(LIMITS.runningPerUser());
        }

        model.finish();
        assertThat(model.over()).isEqualTo(model.admitted());
        assertThat(new JdbcJobStore(database).listParked()).isEmpty();
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Combinators.combine(
                        Arbitraries.of(Kind.values()), Arbitraries.integers().between(0, 5))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(25);
    }

    enum Kind {
        ADMIT,
        ADMIT_LARGE,
        CLAIM,
        CALL,
        DRAW,
        DELIVER,
        FAIL,
        PUT_BACK,
        CANCEL,
        CRASH
    }

    /** What happens next, to whom or to which of those there are. */
    record Step(Kind kind, int which) {}

    /** What should be so, kept in memory. */
    private static final class Model {
        private final JdbcJobStore jobs = new JdbcJobStore(database, LIMITS);
        private final String name;
        private final Set<JobId> admitted = new HashSet<>();
        private final List<JobId> known = new ArrayList<>();
        private final Map<JobId, Job> held = new HashMap<>();
        private final Map<JobId, Integer> called = new HashMap<>();

        Model(String name) {
            this.name = name;
        }

        Set<JobId> admitted() {
            return admitted;
        }

        void apply(Step step) {
            switch (step.kind()) {
                case ADMIT -> admit(step.which(), 1);
                case ADMIT_LARGE -> admit(step.which(), 4);
                case CLAIM -> claim(step.which() % 2 == 0 ? ALICE : BOB);
                case CALL -> pick(JobState.RUNNING, step).ifPresent(this::call);
                case DRAW -> pick(JobState.RUNNING, step).ifPresent(this::draw);
                case DELIVER -> pick(JobState.DRAWN, step).ifPresent(this::deliver);
                case FAIL -> pick(JobState.RUNNING, step).ifPresent(this::fail);
                case PUT_BACK -> pick(JobState.RUNNING, step).ifPresent(this::putBack);
                case CANCEL -> cancel(step.which());
                case CRASH -> crash(step.which() % 2 == 0 ? ALICE : BOB);
            }
        }

        /** Everything ends: what is held is left to others, who bring each job to its end. */
        void finish() {
            crash(ALICE);
            crash(BOB);
            for (boolean found = true; found; ) {
                found = claim(ALICE);
                List.copyOf(held.values()).forEach(this::end);
            }
        }

        Set<JobId> over() {
            Set<JobId> over = new HashSet<>(admitted);
            over.removeIf(job -> !jobs.isOver(job));
            return over;
        }

        int mostRunningOfOne() {
            Map<String, Integer> running = new HashMap<>();
            held.values().stream()
                    .filter(job -> job.state() == JobState.RUNNING)
                    .forEach(job -> running.merge(job.sender().user().id(), 1, Integer::sum));
            return running.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        private void admit(int who, int images) {
            String user = name + "-" + who % 3;
            NewJob job = Samples.withRequest(Samples.newJob(name + "/" + known.size()), Samples.generation(images));
            NewJob priced = Samples.withCost(job, new Cost(images, images));
            NewJob asked = Samples.by(
                    Samples.withAllowances(priced, Samples.imagesADay(user, 12)),
                    user,
                    who < 2 ? null : "space-" + who);
            known.add(asked.id());
            if (jobs.admit(asked) instanceof Admitted) {
                admitted.add(asked.id());
            }
        }

        private boolean claim(InstanceId owner) {
            Optional<Job> job = jobs.claim(owner, Samples.PLATFORMS, NOW, NOW.plusSeconds(60));
            job.ifPresent(claimed -> {
                assertThat(held).doesNotContainKey(claimed.id());
                held.put(claimed.id(), claimed);
            });
            return job.isPresent();
        }

        private Optional<Job> pick(JobState state, Step step) {
            List<Job> some = held.values().stream()
                    .filter(job -> job.state() == state)
                    .sorted((one, other) ->
                            one.id().value().compareTo(other.id().value()))
                    .toList();
            return some.isEmpty() ? Optional.empty() : Optional.of(some.get(step.which() % some.size()));
        }

        private void call(Job job) {
            if (!called.containsKey(job.id())) {
                called.put(
                        job.id(),
                        jobs.beginAttempt(
                                job.lease(),
                                Samples.MODEL,
                                Samples.cost(job.request().count()),
                                NOW));
            }
        }

        private void draw(Job job) {
            if (job.missing() > 0) {
                call(job);
                jobs.arrived(job.lease(), called.remove(job.id()), Samples.artwork(job.missing()), 0, 30_000, NOW);
            }
            jobs.drawn(job.lease(), new Cost(job.request().count(), 1), null, NOW);
            held.put(job.id(), job.drawn(Samples.artwork(1), null));
        }

        private void deliver(Job job) {
            jobs.delivered(job.lease(), Samples.message(), NOW);
            held.remove(job.id());
        }

        private void fail(Job job) {
            giveUpCall(job, job.missing());
            jobs.failed(job.lease(), new Failure.Expired(), NOW);
            jobs.told(job.lease(), NOW);
            held.remove(job.id());
        }

        private void putBack(Job job) {
            giveUpCall(job, 0);
            jobs.retryAt(job.lease(), NOW);
            held.remove(job.id());
        }

        private void giveUpCall(Job job, int givenUp) {
            Integer call = called.remove(job.id());
            if (call != null) {
                jobs.attemptFailed(job.lease(), call, new Setback(new Failure.Expired(), 1, givenUp), NOW);
            }
        }

        private void cancel(int which) {
            if (known.isEmpty()) {
                return;
            }
            JobId job = known.get(which % known.size());
            boolean over = jobs.isOver(job);
            Job holder = held.get(job);
            Cancellation outcome = jobs.cancel(job, Samples.sender().user(), NOW);
            if (outcome == Cancellation.DONE) {
                assertThat(called).doesNotContainKey(job);
                held.remove(job);
            } else if (holder == null) {
                assertThat(!admitted.contains(job) || over || !isQueued(job)).isTrue();
            } else {
                assertThat(called.containsKey(job) || holder.state() != JobState.RUNNING)
                        .isTrue();
            }
        }

        private boolean isQueued(JobId job) {
            return jobs.findAhead(job).isPresent();
        }

        private void crash(InstanceId instance) {
            jobs.recover(Set.of(instance), NOW, 1);
            held.values().removeIf(job -> job.lease().owner().equals(instance));
            called.keySet().removeIf(job -> !held.containsKey(job));
        }

        private void end(Job job) {
            switch (job.state()) {
                case RUNNING -> {
                    draw(job);
                    deliver(held.get(job.id()));
                }
                case DRAWN -> deliver(job);
                case FAILED, CANCELLED -> {
                    jobs.told(job.lease(), NOW);
                    held.remove(job.id());
                }
                case QUEUED, DELIVERED, UNDELIVERABLE, PARKED ->
                    throw new IllegalStateException("a claimed job is not " + job.state());
            }
        }
    }
}
