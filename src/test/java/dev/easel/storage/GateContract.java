package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.CHAT;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static dev.easel.testing.Samples.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Barred;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Admission.Admitted;
import dev.easel.core.job.Admission.Refused;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobState;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.Gate.Bar;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what waits, while the operator bars somebody, on any database. */
abstract class GateContract extends StoreFixture {
    private static final QuotaSubject USER = QuotaSubject.ofKey("user:chat:42");
    private static final QuotaSubject SPACE = QuotaSubject.ofKey("space:chat:space-1");

    private JdbcGate gate;
    private JdbcAuditTrail trail;

    @BeforeEach
    void openGate() {
        gate = new JdbcGate(database);
        trail = new JdbcAuditTrail(database);
    }

    @Test
    void refusesABannedUserAndReservesNothing() {
        Allowance images = Samples.imagesADay("42", 10);

        gate.bar(USER, null, signature());
        Admission first = jobs.admit(Samples.withAllowances(newJob("event"), images));
        gate.unbar(USER, signature());
        Admission redelivered = jobs.admit(Samples.withAllowances(newJob("event"), images));

        assertThat(first).isEqualTo(new Refused(new Barred(Failure.Bar.BANNED_USER, null, "because")));
        assertThat(redelivered).isEqualTo(first);
        assertThat(taken(images)).isZero();
        assertThat(jobs.admit(newJob("afterwards"))).isInstanceOf(Admitted.class);
    }

    @Test
    void letsEverybodyElseInAndFinishesWhatWasAccepted() {
        jobs.admit(newJob("accepted"));

        gate.bar(USER, null, signature());

        NewJob others = Samples.from(newJob("other"), Samples.sender("43"), Samples.place());
        assertThat(jobs.admit(others)).isInstanceOf(Admitted.class);
        assertThat(drawn().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void endsABarByItself() {
        Instant end = NOW.plus(Duration.ofDays(7));
        gate.bar(USER, end, signature());

        Admission before = jobs.admit(Samples.at(newJob("before"), end.minusMillis(1)));
        Admission after = jobs.admit(Samples.at(newJob("after"), end));

        assertThat(before).isEqualTo(new Refused(new Barred(Failure.Bar.BANNED_USER, end, "because")));
        assertThat(after).isInstanceOf(Admitted.class);
        assertThat(gate.listBars(NOW)).containsExactly(new Bar(USER, end, signature()));
        assertThat(gate.listBars(end)).isEmpty();
    }

    @Test
    void keepsWaitingJobsThroughAPause() {
        jobs.admit(newJob("waits"));

        gate.bar(QuotaSubject.INSTANCE, null, signature());
        Optional<Job> paused = jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER);
        Admission asked = jobs.admit(newJob("asks"));
        gate.unbar(QuotaSubject.INSTANCE, signature());

        assertThat(paused).isEmpty();
        assertThat(asked).isEqualTo(new Refused(new Barred(Failure.Bar.PAUSED_INSTANCE, null, "because")));
        assertThat(claim().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void letsRunningJobsEndAndDeliversDuringAPause() {
        jobs.admit(newJob("running"));
        Job running = begun();

        gate.bar(QuotaSubject.INSTANCE, null, signature());
        jobs.arrived(running.lease(), 1, Samples.artwork(), 0, 40_000, NOW);
        jobs.drawn(running.lease(), new Cost(1, 40_000), null, NOW);
        jobs.redeliverAt(running.lease(), NOW);

        assertThat(claim().state()).isEqualTo(JobState.DRAWN);
    }

    @Test
    void givesAWaitingJobOutAtItsDeadlineAlthoughPaused() {
        NewJob waiting = newJob("waits");
        jobs.admit(waiting);
        gate.bar(SPACE, null, signature());

        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, waiting.deadline().minusMillis(1), LATER))
                .isEmpty();
        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, waiting.deadline(), LATER))
                .isPresent();
    }

    @Test
    void pausesOneSpaceAlone() {
        Place elsewhere = new Place(new SpaceRef(CHAT, "space-2"), new ChannelRef(CHAT, "channel-1"));
        Place inPrivate = new Place(null, new ChannelRef(CHAT, "channel-1"));
        jobs.admit(newJob("waits"));
        NewJob first = Samples.from(newJob("elsewhere"), Samples.sender(), elsewhere);
        NewJob second = Samples.from(newJob("private"), Samples.sender(), inPrivate);

        gate.bar(SPACE, null, signature());

        assertThat(jobs.admit(newJob("here")))
                .isEqualTo(new Refused(new Barred(Failure.Bar.PAUSED_SPACE, null, "because")));
        assertThat(jobs.admit(first)).isInstanceOf(Admitted.class);
        assertThat(jobs.admit(second)).isInstanceOf(Admitted.class);
        assertThat(claim().id()).isIn(first.id(), second.id());
        assertThat(claim().id()).isIn(first.id(), second.id());
        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER)).isEmpty();
    }

    @Test
    void tellsABannedUserSoEvenInAPause() {
        gate.bar(QuotaSubject.INSTANCE, null, signature());
        gate.bar(USER, null, signature());

        assertThat(jobs.admit(newJob("event")))
                .isEqualTo(new Refused(new Barred(Failure.Bar.BANNED_USER, null, "because")));
    }

    @Test
    void replacesABarByALaterOne() {
        gate.bar(USER, NOW.plusSeconds(1), signature());
        gate.bar(USER, null, signature());

        assertThat(gate.listBars(LATER)).containsExactly(new Bar(USER, null, signature()));
        assertThat(gate.unbar(USER, signature())).isTrue();
        assertThat(gate.unbar(USER, signature())).isFalse();
        assertThat(gate.listBars(NOW)).isEmpty();
    }

    @Test
    void writesEveryBarDown() {
        gate.bar(USER, LATER, signature());
        gate.unbar(USER, signature());
        gate.unbar(USER, signature());
        gate.bar(SPACE, null, signature());
        gate.unbar(SPACE, signature());

        assertThat(trail.list(9))
                .extracting(AuditEntry::action, AuditEntry::subject, AuditEntry::until)
                .containsExactly(
                        tuple(Action.RESUME, SPACE, null),
                        tuple(Action.PAUSE, SPACE, null),
                        tuple(Action.UNBAN, USER, null),
                        tuple(Action.BAN, USER, LATER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"role:chat:r1", "channel:chat:c1"})
    void barsNoRoleAndNoChannel(String subject) {
        assertThatThrownBy(() -> gate.bar(QuotaSubject.ofKey(subject), null, signature()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(trail.list(9)).isEmpty();
    }

    @Test
    void isSeenAtOnceByAnotherProcess() {
        try (Database other = open(folder)) {
            JdbcJobStore elsewhere = new JdbcJobStore(other);
            elsewhere.admit(newJob("waits"));

            gate.bar(QuotaSubject.INSTANCE, null, signature());

            assertThat(elsewhere.admit(newJob("asks"))).isInstanceOf(Refused.class);
            assertThat(elsewhere.claim(ALICE, Samples.PLATFORMS, NOW, LATER)).isEmpty();
        }
    }
}
