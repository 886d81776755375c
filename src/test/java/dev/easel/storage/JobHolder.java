package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.JobState;
import dev.easel.core.job.Lease;
import dev.easel.core.job.LeaseLostException;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the holder of a lease does with its job, to the store and in plain arithmetic, for {@link JobMachine}. */
abstract class JobHolder {
    static final Duration LEASE = Duration.ofSeconds(20);
    static final Failure FAILURE = new Failure.Expired();
    final JdbcJobStore jobs;
    final List<Lease> lost = new ArrayList<>();
    final Map<String, Long> accounts = new TreeMap<>();
    Instant now;

    JobHolder(Database database, Instant now) {
        this.jobs = new JdbcJobStore(database);
        this.now = now;
    }

    void begin(JobModel job, JobAction action) {
        int images = 1 + action.first() % job.missing();
        job.underWay.put(++job.attempts, images);
        job.imagesAsked += images;
        assertThat(jobs.beginAttempt(job.lease, Samples.MODEL, Samples.cost(images), now))
                .isEqualTo(job.attempts);
    }

    void arrive(JobModel job, JobAction action) {
        int attempt = anyCall(job, action);
        int asked = job.underWay.remove(attempt);
        int images = Math.min(1 + action.first() % asked, Math.max(1, job.missing()));
        jobs.arrived(job.lease, attempt, Samples.artwork(images), asked - images, 40_000, now);
        job.arrived += images;
        job.givenUp += asked - images;
    }

    void fails(JobModel job, JobAction action) {
        int attempt = anyCall(job, action);
        int givenUp = action.first() % 2 == 0 ? job.underWay.get(attempt) : 0;
        job.underWay.remove(attempt);
        jobs.attemptFailed(job.lease, attempt, new Setback(FAILURE, 1, givenUp), now);
        job.givenUp += givenUp;
    }

    static int anyCall(JobModel job, JobAction action) {
        List<Integer> calls = job.underWay.keySet().stream().sorted().toList();
        return calls.get(action.second() % calls.size());
    }

    void retry(JobModel job, JobAction action) {
        job.notBefore = now.plusSeconds(action.first());
        jobs.retryAt(job.lease, job.notBefore);
        job.state = JobState.QUEUED;
        lose(job);
    }

    void drawn(JobModel job, JobAction action) {
        Cost settled = new Cost(job.arrived, action.second());
        jobs.drawn(job.lease, settled, null, now);
        job.state = JobState.DRAWN;
        job.reserved.forEach((account, amount) -> {
            long posted = Math.min(amount, account.contains("user") ? settled.images() : settled.micros());
            accounts.merge(account, posted - amount, Long::sum);
        });
    }

    void fail(JobModel job) {
        jobs.failed(job.lease, FAILURE, now);
        released(job);
    }

    void deliver(JobModel job) {
        jobs.delivered(job.lease, Samples.message(), now);
        job.state = JobState.DELIVERED;
        lose(job);
    }

    void redeliver(JobModel job, JobAction action) {
        job.notBefore = now.plusSeconds(action.first());
        job.tries++;
        jobs.redeliverAt(job.lease, job.notBefore);
        lose(job);
    }

    void tell(JobModel job) {
        jobs.told(job.lease, now);
        job.told = true;
        lose(job);
    }

    void giveUpDelivering(JobModel job) {
        jobs.undeliverable(job.lease, FAILURE, now);
        job.state = JobState.UNDELIVERABLE;
        lose(job);
    }

    void heartbeat(JobModel job) {
        job.leaseUntil = now.plus(LEASE);
        jobs.heartbeat(Set.of(job.lease), job.leaseUntil);
    }

    void writeWithALostLease(JobAction action) {
        if (!lost.isEmpty()) {
            Lease stale = lost.get(action.which() % lost.size());
            assertThatThrownBy(() -> jobs.failed(stale, FAILURE, now)).isInstanceOf(LeaseLostException.class);
        }
    }

    void released(JobModel job) {
        job.state = JobState.FAILED;
        job.reserved.forEach((account, amount) -> accounts.merge(account, -amount, Long::sum));
    }

    void lose(JobModel job) {
        lost.add(job.lease);
        job.free();
    }

    static boolean held(JobModel job, JobState state) {
        return job.lease != null && job.state == state;
    }

    static boolean running(JobModel job) {
        return held(job, JobState.RUNNING);
    }

    boolean quiet(JobModel job) {
        return running(job) && job.underWay.isEmpty();
    }
}
