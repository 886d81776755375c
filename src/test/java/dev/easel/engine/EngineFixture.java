package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;

import dev.easel.core.batch.BatchStore;
import dev.easel.core.chat.Incoming;
import dev.easel.core.house.Conduct;
import dev.easel.core.house.Moderator;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.RetryPolicy;
import dev.easel.core.quota.ConfirmAbove;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.core.text.Wording;
import dev.easel.engine.desk.Desk;
import dev.easel.imaging.AwtImaging;
import dev.easel.imaging.ImageLimits;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcBatchStore;
import dev.easel.storage.JdbcGallery;
import dev.easel.storage.JdbcJobStore;
import dev.easel.storage.JdbcOffers;
import dev.easel.storage.JdbcQuotaBook;
import dev.easel.testing.ManualClock;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.MemoryEditSessions;
import dev.easel.testing.MemoryPaceBook;
import dev.easel.testing.PlainEditLinks;
import dev.easel.testing.RecordingMessenger;
import dev.easel.testing.Samples;
import dev.easel.testing.ScriptedProvider;
import dev.easel.testing.Shipped;
import dev.easel.testing.SqliteFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The engine's parts on an empty database. Jobs run one step at a time, in the thread of the test. */
abstract class EngineFixture {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    static final Wording WORDING = Wording.in(Locale.ENGLISH);
    static final int IMAGES_A_DAY = 20;
    static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final Duration LEASE = Duration.ofSeconds(20);
    static final Variations VARIATIONS = new Variations("Nearly the same.", "An alternative.", "Something bold.");
    private static final ModelCatalogue CATALOGUE = Shipped.catalogue();

    static final Unfolding UNFOLDING = new Unfolding(Shipped.styles(), 20);

    static final ReactionRules REACTIONS = new ReactionRules(Map.of("🎨", "vary", "🔁", "again", "❌", "delete"));

    @TempDir
    Path folder;

    final ManualClock clock = new ManualClock(NOW);
    final RecordingMessenger messenger = new RecordingMessenger();
    final ScriptedProvider provider = new ScriptedProvider();
    final Messengers messengers = new Messengers();
    final MemoryBlobStore blobs = new MemoryBlobStore();
    final Imaging imaging = new AwtImaging(blobs, ImageLimits.standard());
    final ProviderHealth health = new ProviderHealth(6_000, 2, new MemoryPaceBook(), clock);
    final Random random = new Random(7);
    final QuotaRules rules = new QuotaRules(
            List.of(new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, IMAGES_A_DAY)),
            ZoneOffset.UTC);

    /** A profile of {@code config/servers.yaml}. */
    String server = "openai";
    /** What is drawn with when a request doesn't say. */
    String model = "gpt-image-2.5-flare";

    Conduct conduct = Conduct.FREE;
    Moderator moderator = Moderator.NONE;

    /** From which price on people are asked first. */
    ConfirmAbove confirmAbove = ConfirmAbove.NEVER;

    final MemoryEditSessions editSessions = new MemoryEditSessions();
    final PlainEditLinks editLinks = new PlainEditLinks(editSessions);

    Database database;
    JdbcJobStore jobs;
    JdbcQuotaBook book;
    private Succession succession;

    @BeforeEach
    void openDatabase() {
        database = Database.open(SqliteFile.url(folder));
        jobs = new JdbcJobStore(database);
        book = new JdbcQuotaBook(database);
        messengers.add(messenger);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    RequestPlanner planner() {
        return planner(server, model);
    }

    /** @param profile of {@code config/servers.yaml} */
    static RequestPlanner planner(String profile, String model) {
        return new RequestPlanner(
                CATALOGUE,
                Shipped.server(profile),
                new RequestDefaults(new ModelId(model), "low", "auto", 1, 1),
                VARIATIONS);
    }

    /** Where everything is answered that draws nothing. */
    Desk desk() {
        return Desks.desk(database, blobs, rules, clock);
    }

    /** What people and places add to a request. */
    Tailoring tailoring() {
        return Desks.tailoring(database, clock);
    }

    /** What the house rules say. */
    Steward steward() {
        return Desks.steward(conduct, moderator, database, clock);
    }

    Intake intake() {
        return intake(DEADLINE);
    }

    Intake intake(Duration deadline) {
        return intake(deadline, null);
    }

    /** @param pinnedTo the instance that alone may run what comes in */
    Intake intake(Duration deadline, @Nullable InstanceId pinnedTo) {
        PriceFirst prices = new PriceFirst(new JdbcOffers(database), confirmAbove, clock, random);
        Reception reception = new Reception(
                tailoring(),
                planner(),
                steward(),
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
                prices,
                exhibits(),
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
                tailoring(),
                planner(),
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
