package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.job.Admission;
import dev.easel.core.job.Admission.Admitted;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobState;
import dev.easel.core.job.Lease;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jdbi.v3.core.statement.EmptyHandling;

/** The store's oracle: what each action does, in plain arithmetic on a few objects, and the same done to the store. */
final class JobMachine extends JobHolder {
    private static final long IMAGES = 6;
    private static final long MICROS = 100;
    private static final int MAX_INTERRUPTIONS = 1;
    private static final List<String> SUBJECTS = List.of("user0", "user1", "user2", "space");
    private static final List<InstanceId> INSTANCES = List.of(ALICE, BOB);

    private static final List<Duration> TIMES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(19),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofDays(1));

    private final Database database;
    private final String name;
    private final List<JobModel> models = new ArrayList<>();

    JobMachine(Database database, String name, Instant now) {
        super(database, now);
        this.database = database;
        this.name = name;
    }

    void apply(JobAction action) {
        switch (action.kind()) {
            case ADMIT -> admit(action);
            case ADMIT_AGAIN -> pick(action, _ -> true).ifPresent(this::admitAgain);
            case ACKNOWLEDGE -> pick(action, _ -> true).ifPresent(this::acknowledge);
            case CLAIM -> claim(INSTANCES.get(action.which() % 2));
            case BEGIN -> pick(action, job -> running(job) && job.mayCall()).ifPresent(job -> begin(job, action));
            case ARRIVE -> pick(action, job -> !job.underWay.isEmpty()).ifPresent(job -> arrive(job, action));
            case ATTEMPT_FAILS -> pick(action, job -> !job.underWay.isEmpty()).ifPresent(job -> fails(job, action));
            case RETRY -> pick(action, this::quiet).ifPresent(job -> retry(job, action));
            case DRAWN -> pick(action, job -> quiet(job) && job.arrived > 0).ifPresent(job -> drawn(job, action));
            case FAIL -> pick(action, job -> quiet(job) && job.arrived == 0).ifPresent(this::fail);
            case DELIVER -> pick(action, job -> held(job, JobState.DRAWN)).ifPresent(this::deliver);
            case REDELIVER ->
                pick(action, job -> held(job, JobState.DRAWN) || held(job, JobState.FAILED))
                        .ifPresent(job -> redeliver(job, action));
            case TELL -> pick(action, job -> held(job, JobState.FAILED)).ifPresent(this::tell);
            case GIVE_UP_DELIVERING ->
                pick(action, job -> held(job, JobState.DRAWN)).ifPresent(this::giveUpDelivering);
            case RECOVER -> recover(action.which() % 3 == 0 ? Set.of(INSTANCES.get(action.first() % 2)) : Set.of());
            case FAIL_WAITING -> failWaiting();
            case HEARTBEAT -> pick(action, job -> job.lease != null).ifPresent(this::heartbeat);
            case WRITE_WITH_A_LOST_LEASE -> writeWithALostLease(action);
            case PASS -> now = now.plus(TIMES.get(action.which() % TIMES.size()));
        }
    }

    /** Whatever is open comes to its end, so that the next sequence finds nothing of this one. */
    void end() {
        recover(Set.of(ALICE, BOB));
        now = now.plus(Duration.ofDays(3));
        while (models.stream().anyMatch(JobModel::isOpen)) {
            claim(ALICE);
            for (JobModel job : List.copyOf(models)) {
                if (running(job) && job.arrived == 0) {
                    fail(job);
                } else if (running(job)) {
                    drawn(job, new JobAction(JobAction.Kind.DRAWN, 0, 1, 1));
                }
                if (held(job, JobState.DRAWN)) {
                    deliver(job);
                } else if (held(job, JobState.FAILED)) {
                    tell(job);
                }
            }
        }
    }

    Instant now() {
        return now;
    }

    /** Every job and every account is as it should be. */
    void compare() {
        Map<String, String> expected = new TreeMap<>();
        models.forEach(job -> expected.put(job.asked.id().value(), job.toString()));
        Map<String, String> actual = new TreeMap<>();
        Map<String, Long> charged = new TreeMap<>();
        database.change(handle -> {
            handle.createQuery("""
                            SELECT id, state, epoch, attempts, interruptions, given_up, tries,
                                (SELECT count(*) FROM artwork_image i WHERE i.job = job.id) AS arrived
                            FROM job WHERE id IN (<ids>)
                            """)
                    .bindList(EmptyHandling.NULL_KEYWORD, "ids", List.copyOf(expected.keySet()))
                    .map((row, _) -> actual.put(
                            row.getString("id"),
                            row.getString("state") + " " + row.getLong("epoch") + " " + row.getInt("attempts") + " "
                                    + row.getInt("interruptions") + " " + row.getInt("given_up") + " "
                                    + row.getInt("tries") + " " + row.getInt("arrived")))
                    .list();
            handle.createQuery("""
                            SELECT subject, window_id, pending + posted AS taken FROM account
                            WHERE subject IN (<subjects>)
                            """)
                    .bindList(
                            "subjects",
                            SUBJECTS.stream()
                                    .map(subject -> name + "/" + subject)
                                    .toList())
                    .map((row, _) ->
                            charged.put(row.getString("subject") + row.getString("window_id"), row.getLong("taken")))
                    .list();
        });
        charged.values().removeIf(taken -> taken == 0);
        accounts.values().removeIf(taken -> taken == 0);
        assertThat(actual).isEqualTo(expected);
        assertThat(charged).isEqualTo(accounts);
    }

    private void admit(JobAction action) {
        Cost cost = new Cost(1 + action.first() % 3, action.second() % 50);
        Allowance images =
                allowance("user" + action.which() % 3, QuotaScope.USER, QuotaWindow.DAY, QuotaUnit.IMAGES, IMAGES);
        Allowance budget = allowance("space", QuotaScope.SPACE, QuotaWindow.HOUR, QuotaUnit.BUDGET, MICROS);
        NewJob plain = Samples.withRequest(
                Samples.withCost(Samples.newJob(name + "/" + models.size() + "/" + now.toEpochMilli()), cost),
                Samples.generation((int) cost.images()));
        NewJob job = Samples.claimableFrom(
                Samples.at(Samples.withAllowances(plain, images, budget), now),
                action.second() % 2 == 0 ? now : now.plusSeconds(5));
        if (models.stream().anyMatch(other -> other.asked.eventId().equals(job.eventId()))) {
            return;
        }
        Map<String, Long> wanted = Map.of(key(images), cost.images(), key(budget), cost.micros());
        boolean room = taken(images) + cost.images() <= IMAGES
                && (cost.micros() == 0 || taken(budget) + cost.micros() <= MICROS);

        Admission admission = jobs.admit(job);

        assertThat(admission instanceof Admitted).as("room for %s", cost).isEqualTo(room);
        if (room) {
            wanted.forEach((account, amount) -> accounts.merge(account, amount, Long::sum));
            models.add(new JobModel(job, wanted));
        } else {
            now = now.plusMillis(1);
        }
    }

    private void admitAgain(JobModel job) {
        NewJob again = Samples.withCost(Samples.newJob(job.asked.eventId()), new Cost(1, 1));

        assertThat(jobs.admit(again)).isEqualTo(new Admission.Duplicate(job.asked.id()));
    }

    private void acknowledge(JobModel job) {
        jobs.acknowledged(job.asked.id(), Samples.replyTo("later"));
        if (job.attempts == 0) {
            job.notBefore = null;
        }
    }

    private void claim(InstanceId instance) {
        List<JobModel> claimable = models.stream().filter(this::isClaimable).toList();

        Optional<Job> claimed = jobs.claim(instance, Samples.PLATFORMS, now, now.plus(LEASE));

        assertThat(claimed.isPresent()).as("something to claim").isEqualTo(!claimable.isEmpty());
        claimed.ifPresent(job -> {
            JobModel model = claimable.stream()
                    .filter(each -> each.asked.id().equals(job.id()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("not to be claimed: " + job));
            model.state = model.state == JobState.QUEUED ? JobState.RUNNING : model.state;
            model.epoch++;
            model.notBefore = null;
            model.lease = new Lease(job.id(), instance, model.epoch);
            model.leaseUntil = now.plus(LEASE);
            assertThat(job.lease()).isEqualTo(model.lease);
            assertThat(job.missing()).isEqualTo(model.missing());
        });
    }

    private boolean isClaimable(JobModel job) {
        return job.isOpen() && job.lease == null && (job.notBefore == null || !job.notBefore.isAfter(now));
    }

    private void recover(Set<InstanceId> gone) {
        List<JobModel> taken = models.stream()
                .filter(job -> job.lease != null && (job.leaseUntil.isBefore(now) || gone.contains(job.lease.owner())))
                .toList();

        assertThat(jobs.recover(gone, now, MAX_INTERRUPTIONS)).isEqualTo(taken.size());
        taken.forEach(this::takenBack);
    }

    private void takenBack(JobModel job) {
        boolean cutOff = !job.underWay.isEmpty();
        job.underWay.clear();
        lose(job);
        if (job.state != JobState.RUNNING) {
            return;
        }
        job.state = JobState.QUEUED;
        if (cutOff && job.interruptions++ >= MAX_INTERRUPTIONS) {
            if (job.arrived > 0) {
                job.givenUp = (int) job.asked.cost().images() - job.arrived;
            } else {
                released(job);
            }
        }
    }

    private void failWaiting() {
        List<JobModel> waiting = models.stream()
                .filter(job -> job.state == JobState.QUEUED && job.arrived == 0)
                .toList();

        assertThat(jobs.failWaiting(ALICE, Samples.PLATFORMS, FAILURE, now)).isEqualTo(waiting.size());
        waiting.forEach(job -> {
            released(job);
            job.notBefore = job.epoch == 0 ? job.notBefore : null;
        });
    }

    private Optional<JobModel> pick(JobAction action, Predicate<JobModel> which) {
        List<JobModel> fitting = models.stream().filter(which).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(action.which() % fitting.size()));
    }

    private Allowance allowance(String subject, QuotaScope scope, QuotaWindow window, QuotaUnit unit, long limit) {
        ChronoUnit period = window == QuotaWindow.DAY ? ChronoUnit.DAYS : ChronoUnit.HOURS;
        Instant start = now.truncatedTo(period);
        return new Allowance(
                new QuotaRule(scope, null, window, unit, limit),
                name + "/" + subject,
                start.toString(),
                start.plus(1, period));
    }

    private static String key(Allowance allowance) {
        return allowance.subject() + allowance.windowId();
    }

    private long taken(Allowance allowance) {
        return accounts.getOrDefault(key(allowance), 0L);
    }
}
