package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;

import dev.easel.core.batch.BatchStore;
import dev.easel.core.chat.Incoming;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.RetryPolicy;
import dev.easel.storage.JdbcBatchStore;
import dev.easel.storage.JdbcEncores;
import dev.easel.storage.JdbcGallery;
import dev.easel.storage.JdbcLikenesses;
import dev.easel.storage.JdbcOffers;
import dev.easel.testing.Samples;
import dev.easel.testing.Shipped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine's parts, put together. Jobs run one step at a time, in the thread of the test. */
abstract class EngineFixture extends PartsFixture {
    private static final Duration LEASE = Duration.ofSeconds(20);

    private Succession succession;

    Intake intake() {
        return intake(DEADLINE);
    }

    Intake intake(Duration deadline) {
        return intake(deadline, null);
    }

    /** @param pinnedTo the instance that alone may run what comes in */
    Intake intake(Duration deadline, @Nullable InstanceId pinnedTo) {
        Proposals proposals = new Proposals(new JdbcOffers(database), clock, random);
        PriceFirst prices = new PriceFirst(proposals, confirmAbove);
        Reception reception = new Reception(
                tailoring(),
                planner(),
                steward(),
                new Reuse(proposals, new JdbcEncores(database), reuseAfter, rules.zone(), clock),
                prices,
                rules,
                jobs,
                door(),
                messengers,
                deadline,
                clock,
                random,
                pinnedTo,
                () -> {});
        return new Intake(
                REACTIONS,
                planner(),
                imaging,
                reception,
                proposals,
                exhibits(),
                recognition(),
                UNFOLDING,
                batchReception(prices, reception, deadline),
                new Cancellations(jobs, batchStore(), health, messengers, _ -> {}, clock),
                masks(),
                desk(),
                tailoring(),
                messengers,
                clock,
                random);
    }

    Door door() {
        return new Door(jobs, batchStore(), health);
    }

    private BatchReception batchReception(PriceFirst prices, Reception reception, Duration deadline) {
        return new BatchReception(
                reception,
                prices,
                rules,
                door(),
                batches(new RetryPolicy(false, random)),
                messengers,
                deadline,
                clock,
                random,
                null,
                () -> {});
    }

    BatchStore batchStore() {
        return new JdbcBatchStore(database, JobLimits.NONE);
    }

    Batches batches(RetryPolicy retries) {
        return new Batches(batchStore(), new ContactSheets(batchStore(), imaging), messengers, retries, clock);
    }

    Exhibits exhibits() {
        return new Exhibits(new JdbcGallery(database), jobs);
    }

    Recognition recognition() {
        return new Recognition(new JdbcLikenesses(database), new JdbcGallery(database), imaging, clock);
    }

    Controls controls() {
        return new Controls(masks()::offers, () -> planner().edits(TODAY));
    }

    MaskSessions masks() {
        return new MaskSessions(
                editSessions,
                editLinks,
                new JdbcGallery(database),
                imaging,
                mask -> blobs.open(mask.locator()),
                clock,
                random);
    }

    /** Who draws. */
    ImageProvider imageProvider() {
        return provider;
    }

    Studio studio(RetryPolicy retries) {
        return new Studio(
                imageProvider(),
                jobs,
                CATALOGUE,
                Shipped.server(server),
                imaging,
                user -> "hash of " + user.id(),
                retries,
                health,
                2,
                clock,
                clock::advance);
    }

    /** One for the whole test: it remembers what the server refused. */
    Succession succession() {
        if (succession == null) {
            succession = new Succession(planner().successors(), jobs, clock);
        }
        return succession;
    }

    /** As after a restart. */
    void forgetRefusals() {
        succession = null;
    }

    JobRunner runner(RetryPolicy retries) {
        Studio studio = studio(retries);
        Deliveries deliveries =
                new Deliveries(new Captions(rules, book, new JdbcGallery(database)), controls(), studio, imaging);
        return new JobRunner(jobs, messengers, studio, succession(), deliveries, batches(retries), retries, clock);
    }

    /** Somebody asks for images, and the job is admitted. */
    void imagine(int count) {
        intake().accept(command("event-1", "a fox", Map.of("count", String.valueOf(count))));
    }

    static Incoming.Command command(String eventId, String prompt, Map<String, String> options) {
        return new Incoming.Command(
                eventId, Samples.sender(), Samples.place(), Samples.replyTo(), "imagine", prompt, List.of(), options);
    }

    /** Runs the next job as far as it gets; false when none has anything to do now. */
    boolean runNext() {
        return runNext(ALICE, new RetryPolicy(false, random));
    }

    boolean runNext(InstanceId instance, RetryPolicy retries) {
        Optional<Job> job = claim(instance);
        job.ifPresent(runner(retries)::run);
        return job.isPresent();
    }

    Optional<Job> claim(InstanceId instance) {
        return jobs.claim(
                instance, Samples.PLATFORMS, clock.instant(), clock.instant().plus(LEASE));
    }

    /** Images that the sender has left today. */
    long left() {
        return book.standing(rules.applying(Samples.sender(), Samples.place(), clock.instant()))
                .getFirst()
                .left();
    }

    /** The last line that people saw. */
    String lastWords() {
        return messenger.transcript().getLast();
    }
}
