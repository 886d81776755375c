package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.job.Backlog;
import dev.easel.core.job.JobState;
import dev.easel.testing.Samples;
import org.junit.jupiter.api.Test;

/** What an operator sees of the jobs, on every database. */
abstract class JobBoardContract extends StoreFixture {
    @Test
    void countsWhatIsNotOver() {
        jobs.admit(Samples.at(Samples.newJob("event-1"), NOW.minusSeconds(30)));
        jobs.admit(Samples.at(Samples.newJob("event-2"), NOW.minusSeconds(20)));
        jobs.admit(Samples.at(Samples.newJob("event-3"), NOW.minusSeconds(10)));
        drawn();

        Backlog backlog = new JdbcJobBoard(database).backlog();

        assertThat(backlog.jobs(JobState.QUEUED)).isEqualTo(2);
        assertThat(backlog.jobs(JobState.DRAWN)).isEqualTo(1);
        assertThat(backlog.jobs(JobState.RUNNING)).isZero();
        assertThat(backlog.imagesWaiting()).isEqualTo(2);
        assertThat(backlog.oldest()).isEqualTo(NOW.minusSeconds(20));
    }

    @Test
    void isEmptyWhenNothingIsLeftToDo() {
        jobs.admit(Samples.newJob("event-1"));
        jobs.delivered(drawn().lease(), Samples.message(), NOW);

        Backlog backlog = new JdbcJobBoard(database).backlog();

        assertThat(backlog.byState().values()).containsOnly(0L);
        assertThat(backlog.oldest()).isNull();
    }
}
