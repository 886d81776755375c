package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.job.Admission;
import dev.easel.core.job.Admission.Admitted;
import dev.easel.core.job.Admission.Duplicate;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.testing.Samples;
import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several instances of Easel on one server, each with connections of its own, all at once. */
class PostgresInstancesIT extends StoreFixture {
    private static final int INSTANCES = 4;

    private final List<Database> instances = new ArrayList<>();

    @Override
    Database open(Path folder) {
        return Database.open(PostgresServer.url(folder));
    }

    @AfterEach
    void closeInstances() {
        instances.forEach(Database::close);
    }

    @Test
    void shareTheJobsSoThatEachIsClaimedOnce() throws Exception {
        for (int i = 0; i < 60; i++) {
            jobs.admit(newJob("event-" + i));
        }

        List<List<JobId>> claimed = atOnce(8, this::claimAll);

        assertThat(claimed.stream().flatMap(List::stream).toList())
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @Test
    void takeAnEventOnceThatReachesAllOfThem() throws Exception {
        Allowance images = Samples.imagesADay("42", 10);

        List<Admission> answers = atOnce(8, n -> store(n).admit(Samples.withAllowances(newJob("event"), images)));

        List<Admitted> admitted = answers.stream()
                .filter(Admitted.class::isInstance)
                .map(Admitted.class::cast)
                .toList();
        assertThat(admitted).hasSize(1);
        assertThat(answers)
                .filteredOn(Duplicate.class::isInstance)
                .hasSize(7)
                .containsOnly(new Duplicate(admitted.getFirst().job()));
        assertThat(taken(images)).isEqualTo(1);
    }

    @Test
    void admitNoMoreThanThereIsRoomForInAnyOfTwoAccounts() throws Exception {
        Allowance budget = Samples.budgetAMonth(17 * 40_000);
        Allowance images = Samples.imagesADay("42", 11);

        List<Integer> admitted = atOnce(8, thread -> {
            int count = 0;
            for (int i = 0; i < 6; i++) {
                NewJob job = newJob(thread + "/" + i);
                Allowance[] allowances =
                        thread % 2 == 0 ? new Allowance[] {budget, images} : new Allowance[] {images, budget};
                if (store(thread).admit(Samples.withAllowances(job, allowances)) instanceof Admitted) {
                    count++;
                }
            }
            return count;
        });

        assertThat(admitted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(11);
        assertThat(taken(images)).isEqualTo(11);
        assertThat(taken(budget)).isEqualTo(11 * 40_000);
    }

    @Test
    void takeBackALostJobOnceBetweenThem() throws Exception {
        for (int i = 0; i < 20; i++) {
            jobs.admit(Samples.withAllowances(newJob("event-" + i), Samples.imagesADay("42", 100)));
            begun();
        }

        List<Integer> taken = atOnce(8, n -> store(n).recover(Set.of(), LATER.plusMillis(1), n % 2));

        assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
    }

    @Test
    void repeatWhatTheServerUndidBecauseTheyStoodInEachOthersWay() throws Exception {
        database.change(handle -> handle.execute("""
                INSERT INTO account (id, subject, window_id, unit) VALUES (1, 'a', 'w', 'IMAGES'), (2, 'b', 'w', 'IMAGES')
                """));
        CyclicBarrier firstTry = new CyclicBarrier(2);

        atOnce(2, n -> {
            boolean[] met = {false};
            instance(n).change(handle -> {
                handle.execute("UPDATE account SET posted = posted + 0 WHERE id = ?", n + 1);
                if (!met[0]) {
                    met[0] = true;
                    meet(firstTry);
                }
                handle.execute("UPDATE account SET posted = posted + 0 WHERE id = ?", 2 - n);
            });
            return n;
        });
    }

    @Test
    void goOnAfterTheirConnectionsWereCut() {
        jobs.admit(newJob("before"));

        database.change(handle -> handle.execute("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """));

        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(JdbiException.class)
                .until(() -> jobs.admit(newJob("after")) != null && claim() != null);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<JobId> claimAll(int thread) {
        List<JobId> claimed = new ArrayList<>();
        InstanceId owner = new InstanceId("host-" + thread, 1, 1);
        Optional<Job> job = store(thread).claim(owner, Samples.PLATFORMS, NOW, LATER);
        while (job.isPresent()) {
            claimed.add(job.get().id());
            job = store(thread).claim(owner, Samples.PLATFORMS, NOW, LATER);
        }
        return claimed;
    }

    private JdbcJobStore store(int thread) {
        return new JdbcJobStore(instance(thread));
    }

    private Database instance(int thread) {
        return instances.get(thread % INSTANCES);
    }

    /** What each of several threads, spread over the instances, makes of the same work. */
    private <T> List<T> atOnce(int threads, Work<T> work) throws Exception {
        while (instances.size() < INSTANCES) {
            instances.add(open(folder));
        }
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> all = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(thread -> () -> {
                        start.await();
                        return work.in(thread);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> done : pool.invokeAll(all)) {
                results.add(done.get());
            }
            return results;
        }
    }

    private interface Work<T> {
        T in(int thread) throws Exception;
    }
}
