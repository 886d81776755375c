package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.PLATFORMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.job.Admission;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobState;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.junit.jupiter.api.Test;

/**
 * A job's way with a fault at its first commit, then at its second, and so on: nothing is acknowledged that is not
 * durable, and whatever the fault left behind is put right by recovery alone.
 */
abstract class CommitFaultsContract extends StoreFixture {
    private static final int ROOM = 1_000;
    private static final Allowance IMAGES = Samples.imagesADay("42", ROOM);
    private static final int MANY = 40;
    private static final Duration BEYOND_THE_LEASE = Duration.ofMinutes(2);

    private int countdown;
    private boolean struck;
    private Instant now = NOW;

    /** Commits, or does not. */
    @FunctionalInterface
    interface Fault {
        void strike(Handle handle, Runnable commit);
    }

    /** Makes a commit fail, and leaves it at that. */
    abstract void refuse(Handle handle, Runnable commit);

    /** Loses the transaction on the way to the commit. */
    abstract void undo(Handle handle, Runnable commit);

    /** Commits, and loses the answer. */
    abstract void commitUnheard(Handle handle, Runnable commit);

    @Test
    void healsWhatCouldNotBeCommitted() {
        assertThat(disturbEachCommit("refused", this::refuse)).isGreaterThan(5);
    }

    @Test
    void healsWhatWasUndoneAtTheCommit() {
        assertThat(disturbEachCommit("undone", this::undo)).isGreaterThan(5);
    }

    @Test
    void doesNothingTwiceThatWasCommittedUnheard() {
        assertThat(disturbEachCommit("unheard", this::commitUnheard)).isGreaterThan(5);
    }

    /** @return how many commits a job's way has */
    private int disturbEachCommit(String name, Fault fault) {
        database.write(Handle::getJdbi)
                .setTransactionHandler(
                        new Saboteur(database.write(Handle::getJdbi).getTransactionHandler(), fault));
        for (int n = 1; n <= MANY; n++) {
            NewJob asked = Samples.at(
                    Samples.withAllowances(Samples.withCost(Samples.newJob(name + n), new Cost(2, 80_000)), IMAGES),
                    now);
            long before = taken(IMAGES);
            countdown = n;
            struck = false;
            boolean acknowledged = goesItsWay(asked);
            boolean disturbed = struck;
            countdown = 0;
            assertThat(acknowledged).as("%s at commit %d", name, n).isEqualTo(!disturbed);
            heal(asked);
            assertThat(taken(IMAGES)).as("%s at commit %d", name, n).isEqualTo(before + 2);
            assertThat(Invariants.check(database)).isEmpty();
            if (!disturbed) {
                return n - 1;
            }
        }
        throw new AssertionError("a job's way has no end");
    }

    /** Whether everything was said to have succeeded. */
    private boolean goesItsWay(NewJob asked) {
        try {
            jobs.admit(asked);
            jobs.acknowledged(asked.id(), Samples.replyTo("elsewhere"));
            work(ALICE);
            return true;
        } catch (JdbiException e) {
            return false;
        }
    }

    /** The platform sends the event again, and somebody looks after what was left behind. */
    private void heal(NewJob asked) {
        assertThat(jobs.admit(asked)).isInstanceOfAny(Admission.Admitted.class, Admission.Duplicate.class);
        for (int i = 0; i < 3 && !jobs.isOver(asked.id()); i++) {
            now = now.plus(BEYOND_THE_LEASE);
            jobs.recover(Set.of(), now, 3);
            work(BOB);
        }
        assertThat(jobs.isOver(asked.id())).isTrue();
        assertThat(jobs.claim(BOB, PLATFORMS, now, now)).isEmpty();
    }

    private void work(InstanceId instance) {
        Job job = jobs.claim(instance, PLATFORMS, now, now.plusSeconds(60)).orElse(null);
        if (job == null) {
            return;
        }
        if (job.state() == JobState.RUNNING && job.missing() > 0) {
            int attempt = jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(2), now);
            jobs.arrived(job.lease(), attempt, Samples.artwork(2), 0, 40_000, now);
        }
        if (job.state() == JobState.RUNNING) {
            jobs.drawn(job.lease(), new Cost(2, 70_000), null, now);
        }
        jobs.delivered(job.lease(), Samples.message(), now);
    }

    /** Strikes at the n-th commit. */
    private final class Saboteur extends DelegatingTransactionHandler {
        private final Fault fault;

        Saboteur(TransactionHandler handler, Fault fault) {
            super(handler);
            this.fault = fault;
        }

        @Override
        public TransactionHandler specialize(Handle handle) throws SQLException {
            return new Saboteur(getDelegate().specialize(handle), fault);
        }

        @Override
        public void commit(Handle handle) {
            if (countdown > 0 && --countdown == 0) {
                struck = true;
                fault.strike(handle, () -> super.commit(handle));
            } else {
                super.commit(handle);
            }
        }
    }
}
