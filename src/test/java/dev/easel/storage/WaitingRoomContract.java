package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.PLATFORMS;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobId;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.ParkedNotice;
import dev.easel.core.job.ParkedNotice.Images;
import dev.easel.core.job.ParkedNotice.Stage;
import dev.easel.core.job.WaitingJob;
import dev.easel.testing.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those are to be told whose jobs nobody runs, on any database. */
abstract class WaitingRoomContract extends StoreFixture {
    private JdbcWaitingRoom room;

    @BeforeEach
    void openRoom() {
        room = new JdbcWaitingRoom(database);
    }

    @Test
    void handsOutEachPlaceOnceUntilItChanges() {
        NewJob first = admit("first", 0);
        NewJob second = admit("second", 1);

        assertThat(stale(ALICE, NOW.plusSeconds(20))).containsExactly(first.id(), second.id());
        assertThat(stale(BOB, NOW.plusSeconds(20))).isEmpty();
        assertThat(stale(ALICE, NOW.plusSeconds(40))).isEmpty();

        claim();

        assertThat(stale(BOB, NOW.plusSeconds(60))).containsExactly(second.id());
        assertThat(stale(ALICE, NOW.plusSeconds(200))).containsExactly(second.id());
    }

    @Test
    void countsWhatIsAhead() {
        admit("first", 0);
        admit("second", 1);

        assertThat(room.takeStale(ALICE, PLATFORMS, LATER, LATER, LATER, 10))
                .extracting(job -> job.ahead().jobs())
                .containsExactly(0, 1);
    }

    @Test
    void leavesAloneWhoIsNotAcknowledgedWaitsForTheProviderOrBelongsElsewhere() {
        jobs.admit(Samples.claimableFrom(newJob("unseen"), LATER));
        jobs.admit(Samples.pinnedTo(newJob("pinned"), BOB));
        admit("retried", 0);
        jobs.retryAt(claim().lease(), LATER);

        assertThat(stale(ALICE, NOW.plusSeconds(50))).isEmpty();
    }

    @Test
    void hasParkedJobsToldOnceAndAgainWhenTheyAreGivenUp() {
        NewJob job = park();

        assertThat(room.takeNotices(PLATFORMS, LATER, LATER.plusSeconds(60)))
                .containsExactly(new ParkedNotice(job.id(), job.sender(), job.replyTo(), Stage.PARKED, Images.NONE));
        assertThat(room.takeNotices(PLATFORMS, LATER, LATER.plusSeconds(60))).isEmpty();
        assertThat(room.takeNotices(PLATFORMS, LATER.plusSeconds(60), LATER.plusSeconds(120)))
                .hasSize(1);
        room.told(job.id(), Stage.PARKED);

        assertThat(room.endParked(NOW, LATER)).isZero();
        assertThat(room.endParked(NOW.plusMillis(1), LATER)).isEqualTo(1);

        assertThat(jobs.listParked()).isEmpty();
        assertThat(jobs.isOver(job.id())).isTrue();
        assertThat(jobs.claim(ALICE, PLATFORMS, LATER, LATER)).isEmpty();
        assertThat(room.takeNotices(PLATFORMS, LATER, LATER.plusSeconds(60)))
                .extracting(ParkedNotice::stage)
                .containsExactly(Stage.OVER);
        room.told(job.id(), Stage.PARKED);
        assertThat(room.takeNotices(PLATFORMS, LATER.plusSeconds(60), LATER.plusSeconds(120)))
                .hasSize(1);
        room.told(job.id(), Stage.OVER);
        assertThat(room.takeNotices(PLATFORMS, LATER.plusSeconds(600), LATER.plusSeconds(900)))
                .isEmpty();
    }

    @Test
    void keepsTheImagesOfAParkedJob() {
        admit("drawn", 0);
        jobs.redeliverAt(drawn().lease(), NOW);
        damage("request");
        jobs.claim(ALICE, PLATFORMS, LATER, LATER);

        room.endParked(LATER, LATER);

        assertThat(room.takeNotices(PLATFORMS, LATER, LATER))
                .extracting(ParkedNotice::images)
                .containsExactly(Images.KEPT);
    }

    @Test
    void givesUpOnWhomItCantFind() {
        admit("nobody", 0);
        damage("sender");
        jobs.claim(ALICE, PLATFORMS, LATER, LATER);

        assertThat(room.takeNotices(PLATFORMS, LATER, LATER.plusSeconds(60))).isEmpty();
        assertThat(room.takeNotices(PLATFORMS, LATER.plusSeconds(60), LATER.plusSeconds(60)))
                .isEmpty();
    }

    private NewJob park() {
        NewJob job = admit("event", 0);
        damage("request");
        assertThat(jobs.claim(ALICE, PLATFORMS, LATER, LATER)).isEmpty();
        return job;
    }

    private void damage(String column) {
        database.change(handle -> handle.execute("UPDATE job SET " + column + " = 'null'"));
    }

    private List<JobId> stale(InstanceId owner, Instant now) {
        return room.takeStale(owner, PLATFORMS, now.minusSeconds(15), now.minusSeconds(60), now, 10).stream()
                .map(WaitingJob::id)
                .toList();
    }

    private NewJob admit(String event, int later) {
        NewJob job = Samples.at(newJob(event), NOW.plusMillis(later));
        jobs.admit(job);
        jobs.acknowledged(job.id(), job.replyTo());
        return job;
    }
}
