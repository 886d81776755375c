package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Admission.Admitted;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.testing.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Any sequence of admissions and endings leaves the accounts where plain arithmetic says, on any database. */
abstract class LedgerProperties {
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

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void agreesWithArithmetic(@ForAll("sequences") List<Step> steps) {
        Oracle oracle = new Oracle("s" + sequences++);
        JdbcJobStore jobs = new JdbcJobStore(database);

        for (Step step : steps) {
            oracle.apply(step, jobs);

            assertThat(oracle.actual()).isEqualTo(oracle.expected());
        }

        oracle.endAll(jobs);
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Combinators.combine(
                        Arbitraries.of(Kind.values()), Arbitraries.integers().between(0, 2), costs(1), costs(0))
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }

    private static Arbitrary<Cost> costs(long fewestImages) {
        return Combinators.combine(
                        Arbitraries.longs().between(fewestImages, 4),
                        Arbitraries.longs().between(0, 50))
                .as(Cost::new);
    }

    enum Kind {
        ADMIT,
        DRAW,
        FAIL,
        CRASH,
        GRANT,
        LIMIT,
        RESET
    }

    /** What happens next; the endings take any open job. */
    record Step(Kind kind, int user, Cost asked, Cost settled) {}

    /** What an open job holds. */
    private record Reserved(int user, Cost cost) {}

    /** Accounts as a map of sums. Each sequence has subjects of its own, so that they can share a database. */
    private static final class Oracle {
        private static final long IMAGES = 6;
        private static final long MICROS = 100;

        private final String name;
        private final Map<String, Long> images = new HashMap<>();
        private final Map<String, Long> posted = new HashMap<>();
        private final Map<String, Long> granted = new HashMap<>();
        private final Map<String, Long> limits = new HashMap<>();
        private final Map<JobId, Reserved> open = new HashMap<>();
        private long micros;
        private int events;

        Oracle(String name) {
            this.name = name;
        }

        void apply(Step step, JdbcJobStore jobs) {
            switch (step.kind()) {
                case ADMIT -> admit(step, jobs);
                case GRANT, LIMIT, RESET -> operate(step);
                case DRAW, FAIL, CRASH -> {
                    if (!open.isEmpty()) {
                        end(step, jobs);
                    }
                }
            }
        }

        /** The operator's hand on a user's images; a limit of 0 asked for stands for the configured one. */
        private void operate(Step step) {
            JdbcQuotaDesk desk = new JdbcQuotaDesk(database);
            String user = "user" + step.user();
            List<Allowance> allowance = List.of(images(step.user()));
            long amount = step.asked().images();
            if (step.kind() == Kind.RESET) {
                desk.reset(allowance, Samples.signature());
                images.merge(user, -posted.getOrDefault(user, 0L), Long::sum);
                posted.remove(user);
            } else if (step.kind() == Kind.GRANT && amount > 0) {
                desk.grant(allowance, amount, Samples.signature());
                granted.merge(user, amount, Long::sum);
            } else if (step.kind() == Kind.LIMIT && amount > 0) {
                desk.set(allowance, amount, Samples.signature());
                limits.put(user, amount);
            } else if (step.kind() == Kind.LIMIT) {
                desk.unset(allowance, Samples.signature());
                limits.remove(user);
            }
        }

        void endAll(JdbcJobStore jobs) {
            while (!open.isEmpty()) {
                end(new Step(Kind.FAIL, 0, Cost.NONE, Cost.NONE), jobs);
            }
        }

        Map<String, Long> expected() {
            Map<String, Long> all = new HashMap<>(Map.of("micros", micros));
            for (int user = 0; user < 3; user++) {
                all.put("user" + user, images.getOrDefault("user" + user, 0L));
            }
            return all;
        }

        Map<String, Long> actual() {
            JdbcQuotaBook book = new JdbcQuotaBook(database);
            Map<String, Long> all = new HashMap<>();
            all.put("micros", book.standing(List.of(budget())).getFirst().taken());
            for (int user = 0; user < 3; user++) {
                all.put(
                        "user" + user,
                        book.standing(List.of(images(user))).getFirst().taken());
            }
            return all;
        }

        private void admit(Step step, JdbcJobStore jobs) {
            NewJob asked = Samples.by(Samples.newJob(name + "/" + events++), name + "/" + step.user(), null);
            NewJob job = Samples.withCost(asked, step.asked());
            String user = "user" + step.user();
            long limit = limits.getOrDefault(user, IMAGES) + granted.getOrDefault(user, 0L);
            boolean room = fits(step.asked().images(), images.getOrDefault(user, 0L), limit)
                    && fits(step.asked().micros(), micros, MICROS);

            boolean admitted =
                    jobs.admit(Samples.withAllowances(job, images(step.user()), budget())) instanceof Admitted;

            assertThat(admitted).isEqualTo(room);
            if (room) {
                open.put(job.id(), new Reserved(step.user(), step.asked()));
                change(step.user(), step.asked().images(), step.asked().micros());
            }
        }

        private static boolean fits(long asked, long taken, long limit) {
            return asked == 0 || taken + asked <= limit;
        }

        private void end(Step step, JdbcJobStore jobs) {
            Job job = jobs.claim(ALICE, Samples.PLATFORMS, NOW, NOW).orElseThrow();
            Reserved reserved = open.remove(job.id());
            jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), NOW);
            switch (step.kind()) {
                case DRAW -> {
                    jobs.arrived(job.lease(), 1, Samples.artwork(), 0, 30_000, NOW);
                    jobs.drawn(job.lease(), step.settled(), null, NOW);
                    jobs.delivered(job.lease(), Samples.message(), NOW);
                    posted.merge(
                            "user" + reserved.user(),
                            Math.min(step.settled().images(), reserved.cost().images()),
                            Long::sum);
                    change(
                            reserved.user(),
                            Math.min(
                                    0, step.settled().images() - reserved.cost().images()),
                            Math.min(
                                    0, step.settled().micros() - reserved.cost().micros()));
                }
                case FAIL -> {
                    jobs.attemptFailed(job.lease(), 1, new Setback(new Failure.Expired(), 1, 1), NOW);
                    jobs.failed(job.lease(), new Failure.Expired(), NOW);
                    jobs.told(job.lease(), NOW);
                    change(
                            reserved.user(),
                            -reserved.cost().images(),
                            -reserved.cost().micros());
                }
                case CRASH, ADMIT, GRANT, LIMIT, RESET -> {
                    jobs.recover(Set.of(ALICE), NOW, 0);
                    jobs.told(
                            jobs.claim(ALICE, Samples.PLATFORMS, NOW, NOW)
                                    .orElseThrow()
                                    .lease(),
                            NOW);
                    change(
                            reserved.user(),
                            -reserved.cost().images(),
                            -reserved.cost().micros());
                }
            }
        }

        private void change(int user, long byImages, long byMicros) {
            images.merge("user" + user, byImages, Long::sum);
            micros += byMicros;
        }

        private Allowance images(int user) {
            return Samples.imagesADay(name + "/" + user, IMAGES);
        }

        private Allowance budget() {
            return Samples.allowance(QuotaScope.SPACE, name, QuotaWindow.MONTH, QuotaUnit.BUDGET, MICROS);
        }
    }
}
