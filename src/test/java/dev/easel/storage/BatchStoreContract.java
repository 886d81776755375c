package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.PLATFORMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.batch.Batch;
import dev.easel.core.batch.BatchAdmission;
import dev.easel.core.batch.NewBatch;
import dev.easel.core.batch.Sheet;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Whose;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several jobs that were asked for at once, on any database. */
abstract class BatchStoreContract extends StoreFixture {
    private static final JobLimits LIMITS = new JobLimits(2, 2, 6);

    private final Allowance images = Samples.imagesADay("42", 3);
    private final JobId id = new JobId("thebatch");

    private JdbcBatchStore batches;

    @BeforeEach
    void openBatches() {
        batches = new JdbcBatchStore(database, LIMITS);
        jobs = new JdbcJobStore(database, LIMITS);
    }

    /** One image each. */
    private NewBatch batch(JobId name, String event, int size) {
        List<NewBatch.Member> members = IntStream.rangeClosed(1, size)
                .mapToObj(number -> new NewBatch.Member("prompt " + number, job(event, name.value() + number)))
                .toList();
        return new NewBatch(name, Samples.replyTo(), Sheet.LABELLED, members);
    }

    private NewJob job(String event, String name) {
        return Samples.withAllowances(Samples.withRequest(Samples.newJob(name), Samples.generation(1)), images)
                .forEvent(event);
    }

    private void deliverAll() {
        for (var job = jobs.claim(ALICE, PLATFORMS, NOW, LATER);
                job.isPresent();
                job = jobs.claim(ALICE, PLATFORMS, NOW, LATER)) {
            deliver(job.get());
        }
    }

    private void deliver(Job job) {
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), NOW);
        jobs.arrived(job.lease(), 1, Samples.artwork(1), 0, 30_000, NOW);
        jobs.drawn(job.lease(), Samples.cost(1), null, NOW);
        jobs.delivered(job.lease(), new MessageRef(Samples.CHAT, "shown by " + job.id()), NOW);
    }

    @Test
    void admitsWhatHasRoomAndKeepsWhyTheRestHasNone() {
        BatchAdmission admission = batches.admit(batch(id, "event", 5));

        assertThat(admission).isInstanceOfSatisfying(BatchAdmission.Admitted.class, admitted -> {
            assertThat(admitted.admitted()).isEqualTo(3);
            assertThat(admitted.refusals()).hasSize(2).hasOnlyElementsOfType(Failure.QuotaExceeded.class);
        });
        assertThat(taken(images)).isEqualTo(3);
        Batch batch = batches.find(id).orElseThrow();
        assertThat(batch.members()).extracting(Batch.Member::label).endsWith("prompt 4", "prompt 5");
        assertThat(batch.refused()).isEqualTo(2);
        assertThat(batch.underWay()).isEqualTo(3);
    }

    @Test
    void anEventLeadsToOneBatch() {
        batches.admit(batch(id, "event", 2));

        assertThat(batches.admit(batch(new JobId("other"), "event", 2))).isEqualTo(new BatchAdmission.Duplicate());
        assertThat(taken(images)).isEqualTo(2);
    }

    @Test
    void keepsNothingWhenNoneHasRoom() {
        batches.admit(batch(id, "event", 3));

        assertThat(batches.admit(batch(new JobId("other"), "event-2", 2)))
                .isInstanceOfSatisfying(
                        BatchAdmission.Refused.class,
                        refused -> assertThat(refused.reason()).isInstanceOf(Failure.QuotaExceeded.class));
        assertThat(batches.find(new JobId("other"))).isEmpty();
    }

    @Test
    void countsAsOneOfItsAskersWaitingJobsAndAsAllOfEverybodys() {
        batches.admit(batch(id, "event", 3));

        assertThat(batches.admit(batch(new JobId("large"), "event-2", 4)))
                .isEqualTo(new BatchAdmission.Refused(new Failure.QueueFull(Whose.EVERYBODY, 3)));
        jobs.admit(Samples.newJob("second"));
        assertThat(batches.admit(batch(new JobId("third"), "event-3", 2)))
                .isEqualTo(new BatchAdmission.Refused(new Failure.QueueFull(Whose.SENDER, 2)));
    }

    private JobId otherThan(Job job) {
        return batches.find(id).orElseThrow().members().stream()
                .map(Batch.Member::job)
                .filter(member -> !job.id().equals(member))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isOverOnceAllItsMembersAreAndThenOneInstanceSaysSo() {
        batches.admit(batch(id, "event", 2));
        assertThat(batches.claimFinished(ALICE, PLATFORMS, NOW, LATER)).isEmpty();
        Job first = claim();
        assertThat(first.batch()).isEqualTo(id);
        deliver(first);
        jobs.cancel(otherThan(first), Samples.sender().user(), NOW);
        assertThat(batches.claimFinished(ALICE, PLATFORMS, NOW, LATER)).isEmpty();
        jobs.told(claim().lease(), NOW);

        assertThat(batches.claimFinished(ALICE, PLATFORMS, NOW, LATER)).hasValueSatisfying(batch -> {
            assertThat(batch.done()).isEqualTo(1);
            assertThat(batch.cancelled()).isEqualTo(1);
        });
        assertThat(batches.claimFinished(BOB, PLATFORMS, NOW, LATER)).isEmpty();
        assertThat(batches.claimFinished(BOB, PLATFORMS, LATER, LATER.plusSeconds(60)))
                .hasValueSatisfying(batch -> assertThat(batch.tries()).isEqualTo(2));
        batches.closed(id, LATER);
        assertThat(batches.claimFinished(BOB, PLATFORMS, LATER.plusSeconds(90), LATER.plusSeconds(99)))
                .isEmpty();
    }

    /** Of two that were let in at the same time, chance says which one is claimed first. */
    @Test
    void isForgottenWithItsSheet() {
        batches.admit(batch(id, "event", 5));
        batches.sheetMade(id, Samples.image(77));
        jobs.failWaiting(ALICE, PLATFORMS, new Failure.Expired(), NOW);
        for (int i = 0; i < 3; i++) {
            jobs.told(claim().lease(), NOW);
        }

        new JdbcPersonalData(database, new MemoryBlobStore())
                .forget(Samples.sender().user(), Samples.signature());

        assertThat(batches.find(id)).isEmpty();
    }

    @Test
    void letsGoOfInstancesThatAreGone() {
        NewBatch pinned = new NewBatch(
                id,
                Samples.replyTo(),
                Sheet.NONE,
                batch(id, "event", 2).members().stream()
                        .map(member -> new NewBatch.Member(member.label(), Samples.pinnedTo(member.job(), BOB)))
                        .toList());
        batches.admit(pinned);
        assertThat(jobs.listOwners()).containsExactly(BOB);

        jobs.recover(Set.of(BOB), NOW, 1);
        deliverAll();

        assertThat(batches.claimFinished(ALICE, PLATFORMS, NOW, LATER)).isPresent();
    }
}
