package dev.easel.storage;

import static dev.easel.testing.Samples.MODEL;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Cancellation;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobHistory.Tally;
import dev.easel.core.job.JobHistory.Usage;
import dev.easel.core.job.JobState;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator reads of jobs and does to them, on any database. */
abstract class JobHistoryContract extends StoreFixture {
    private static final Failure KICKED = new Failure.Undeliverable("kicked", Persistence.LASTING);
    private static final UserRef OPERATOR = new UserRef(new PlatformId("dashboard"), "operator");

    private JdbcJobHistory history;
    private JdbcJobDesk desk;

    @BeforeEach
    void openHistory() {
        history = new JdbcJobHistory(database);
        desk = new JdbcJobDesk(database);
    }

    private Job undeliverable(String event) {
        jobs.admit(Samples.withCost(newJob(event), Samples.cost(2)));
        Job job = drawn();
        jobs.undeliverable(job.lease(), KICKED, NOW);
        return job;
    }

    @Test
    void countsJobsByStateAndReason() {
        undeliverable("one");
        undeliverable("two");
        jobs.admit(newJob("waits"));

        assertThat(history.listTallies(NOW))
                .containsExactly(
                        new Tally(JobState.UNDELIVERABLE, "undeliverable", 2), new Tally(JobState.QUEUED, "", 1));
        assertThat(history.listTallies(LATER)).isEmpty();
    }

    @Test
    void listsWhatIsNotOverBeforeTheLatest() {
        undeliverable("over");
        jobs.admit(newJob("waits"));
        jobs.admit(Samples.at(newJob("later"), LATER));

        assertThat(history.listLatest(9)).hasSize(3).last().satisfies(line -> {
            assertThat(line.state()).isEqualTo(JobState.UNDELIVERABLE);
            assertThat(line.user()).isEqualTo("chat:42");
            assertThat(line.reason()).isEqualTo("undeliverable");
        });
        assertThat(history.listLatest(1))
                .singleElement()
                .satisfies(line -> assertThat(line.createdAt()).isEqualTo(LATER));
    }

    @Test
    void sumsWhatPeopleWereGivenByDayAndSpace() {
        undeliverable("one");
        undeliverable("two");

        assertThat(history.listUsage(NOW))
                .containsExactly(new Usage(NOW.toEpochMilli() / 86_400_000, "chat:space-1", "chat:42", 4, 160_000));
    }

    @Test
    void deliversOnceMoreAndChargesNothing() {
        Job job = undeliverable("one");

        assertThat(desk.deliverAgain(job.id(), Samples.signature())).isTrue();
        Job again = claim();

        assertThat(again.id()).isEqualTo(job.id());
        assertThat(again.state()).isEqualTo(JobState.DRAWN);
        assertThat(desk.deliverAgain(job.id(), Samples.signature())).isFalse();
        assertThat(audit()).containsExactly(Action.DELIVER);
        assertThat(new JdbcSpendBook(database).listSpend(SpendContract.TODAY, SpendContract.TODAY))
                .singleElement()
                .satisfies(spend -> assertThat(spend.model()).isEqualTo(MODEL))
                .satisfies(spend -> assertThat(spend.calls()).isEqualTo(1));
    }

    @Test
    void cancelsWhatWaitsAndWritesItDown() {
        NewJob waits = newJob("waits");
        jobs.admit(waits);

        assertThat(desk.cancel(waits.id(), OPERATOR, Samples.signature())).isEqualTo(Cancellation.DONE);
        assertThat(desk.cancel(waits.id(), OPERATOR, Samples.signature())).isEqualTo(Cancellation.OVER);

        assertThat(audit()).containsExactly(Action.CANCEL);
        assertThat(entries().getFirst()).satisfies(entry -> {
            assertThat(entry.subject().key()).isEqualTo("user:chat:42");
            assertThat(entry.detail()).isEqualTo(waits.id().value());
            assertThat(entry.signature()).isEqualTo(Samples.signature());
        });
    }

    private List<AuditEntry> entries() {
        return new JdbcAuditTrail(database).list(9);
    }

    private List<Action> audit() {
        return entries().stream().map(AuditEntry::action).toList();
    }
}
