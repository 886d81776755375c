package dev.easel.engine;

import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.gallery.EditLinks;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.RetryPolicy;
import dev.easel.core.quota.ConfirmAbove;
import dev.easel.core.quota.QuotaBook;
import dev.easel.core.quota.QuotaRules;
import dev.easel.engine.desk.Desk;
import dev.easel.testing.EmptyGallery;
import dev.easel.testing.MemoryEditSessions;
import dev.easel.testing.MemoryOffers;
import dev.easel.testing.MemoryPaceBook;
import dev.easel.testing.NoBatches;
import dev.easel.testing.NoEncores;
import dev.easel.testing.NoLikenesses;
import dev.easel.testing.Shipped;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The engine of one instance without its worker: whoever drives it says when it takes something in and when it works. */
public final class SteppedEngine {
    private static final ModelCatalogue CATALOGUE = Shipped.catalogue();
    private static final ServerProfile SERVER = Shipped.server("compatible");
    private static final Variations VARIATIONS = new Variations("Nearly the same.", "An alternative.", "Bold.");
    private static final String MODEL = "gpt-image-2.5-flare";
    private static final int IMAGES_PER_MINUTE = 50;
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final Intake intake;
    private final JobRunner runner;

    /** One call at a time, so that what happens is the same each time. */
    public SteppedEngine(
            JobStore jobs,
            QuotaBook book,
            QuotaRules rules,
            ImageProvider provider,
            Imaging imaging,
            Desk desk,
            Tailoring tailoring,
            Steward steward,
            Messenger messenger,
            AttachmentSource attachments,
            InstantSource clock,
            Waiting waiting,
            RandomGenerator random) {
        ProviderHealth health = new ProviderHealth(IMAGES_PER_MINUTE, 1, new MemoryPaceBook(), clock);
        RetryPolicy retries = new RetryPolicy(false, random);
        Messengers messengers = new Messengers();
        messengers.add(messenger, attachments);
        RequestPlanner planner = new RequestPlanner(
                CATALOGUE, SERVER, new RequestDefaults(new ModelId(MODEL), "low", "auto", 1, 0), VARIATIONS);
        Studio studio = new Studio(
                provider,
                jobs,
                CATALOGUE,
                SERVER,
                imaging,
                user -> "hash of " + user.id(),
                retries,
                health,
                1,
                clock,
                waiting);
        Deliveries deliveries = new Deliveries(
                new Captions(rules, book, new EmptyGallery()), new Controls(_ -> false, () -> true), studio, imaging);
        Succession succession = new Succession(planner.successors(), jobs, clock);
        Batches batches =
                new Batches(new NoBatches(), new ContactSheets(new NoBatches(), imaging), messengers, retries, clock);
        Door door = new Door(jobs, batches.store(), health);
        runner = new JobRunner(jobs, messengers, studio, succession, deliveries, batches, retries, clock);
        Proposals proposals = new Proposals(new MemoryOffers(), clock, random);
        PriceFirst prices = new PriceFirst(proposals, ConfirmAbove.NEVER);
        Reception reception = new Reception(
                tailoring,
                planner,
                steward,
                new Reuse(proposals, new NoEncores(), null, rules.zone(), clock),
                prices,
                rules,
                jobs,
                door,
                messengers,
                DEADLINE,
                clock,
                random,
                null,
                () -> {});
        intake = new Intake(
                EngineFixture.REACTIONS,
                planner,
                imaging,
                reception,
                proposals,
                new Exhibits(new EmptyGallery(), jobs),
                new Recognition(new NoLikenesses(), new EmptyGallery(), imaging, clock),
                EngineFixture.UNFOLDING,
                new BatchReception(
                        reception, prices, rules, door, batches, messengers, DEADLINE, clock, random, null, () -> {}),
                new Cancellations(jobs, batches.store(), health, messengers, _ -> {}, clock),
                noMasks(imaging, clock, random),
                desk,
                tailoring,
                messengers,
                clock,
                random);
    }

    private static MaskSessions noMasks(Imaging imaging, InstantSource clock, RandomGenerator random) {
        return new MaskSessions(
                new MemoryEditSessions(),
                EditLinks.NONE,
                new EmptyGallery(),
                imaging,
                _ -> InputStream.nullInputStream(),
                clock,
                random);
    }

    /** What a platform's event leads to. */
    public void accept(Incoming incoming) {
        intake.accept(incoming);
    }

    /** Carries a claimed job as far as it gets. */
    public void run(Job job) {
        runner.run(job);
    }
}
