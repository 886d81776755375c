package dev.easel.testing;

import dev.easel.core.chat.Presentation;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.InputForm.Squaring;
import dev.easel.core.image.Mask;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.Usage;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobCounts;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobState;
import dev.easel.core.job.Lease;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.core.quota.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Valid objects. A test says only what matters to it, with a parameter or a {@code with…}. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    public static final PlatformId CHAT = new PlatformId("chat");
    public static final Set<PlatformId> PLATFORMS = Set.of(CHAT);
    public static final ModelId MODEL = new ModelId("gpt-image-2");
    public static final Prompt PROMPT = new Prompt("a fox in the snow 🦊");
    public static final InstanceId ALICE = new InstanceId("alpha", 11, 1_763_600_000_000L);
    public static final InstanceId BOB = new InstanceId("beta", 22, 1_763_600_000_001L);

    private Samples() {}

    public static Sender sender() {
        return sender("42");
    }

    public static Sender sender(String userId) {
        return new Sender(
                new UserRef(CHAT, userId), "Ada \"A.\" Lovelace", Locale.forLanguageTag("pt-BR"), Set.of("r1"));
    }

    public static Place place() {
        return new Place(new SpaceRef(CHAT, "space-1"), new ChannelRef(CHAT, "channel-1"));
    }

    public static ReplyAddress replyTo() {
        return replyTo("channel-1/token");
    }

    public static ReplyAddress replyTo(String value) {
        return new ReplyAddress(CHAT, value);
    }

    public static MessageRef message() {
        return new MessageRef(CHAT, "channel-1/message-1");
    }

    public static ImageRequest.Generation generation() {
        return generation(1);
    }

    public static ImageRequest.Generation generation(int count) {
        return new ImageRequest.Generation(MODEL, PROMPT, count, RenderOptions.of(ImageSize.AUTO));
    }

    public static ImageRequest.Edit edit() {
        RenderOptions options = new RenderOptions(
                new Pixels(1536, 1024), "high", "opaque", ImageFormat.WEBP, 80, null, "low", "high", Squaring.CROP, 0);
        return new ImageRequest.Edit(MODEL, PROMPT, List.of(image(1), image(2)), new Mask(image(3)), 2, options);
    }

    public static ImageRequest.Variation variation() {
        return new ImageRequest.Variation(
                new ModelId("dall-e-2"), image(1), 3, RenderOptions.of(new Pixels(1024, 1024)));
    }

    /** A PNG of 1024 by 1024; each number has its own name. */
    public static ImageRef image(int number) {
        return new ImageRef("%064x".formatted(number), ImageFormat.PNG, new Pixels(1024, 1024), 1_000 + number);
    }

    /** Opened now, by {@link #sender()}, for image 1. */
    public static EditSession editSession() {
        return EditSession.open(
                "0123456789abcdef".repeat(2),
                sender(),
                place(),
                replyTo(),
                image(1),
                "a red fox",
                new Origin("01job", 1),
                NOW);
    }

    public static Artwork artwork() {
        return artwork(1);
    }

    public static Artwork artwork(int images) {
        List<GeneratedImage> drawn = IntStream.rangeClosed(1, images)
                .mapToObj(number ->
                        new GeneratedImage(image(number), number == 1 ? "a red fox" : null, number == 1 ? 0.034 : null))
                .toList();
        return new Artwork(MODEL, drawn, new Usage(12, 0, 4_160));
    }

    /** So many images a day for one person. */
    public static Allowance imagesADay(String userId, long limit) {
        return allowance(QuotaScope.USER, "user:chat:" + userId, QuotaWindow.DAY, QuotaUnit.IMAGES, limit);
    }

    /** So many micro-dollars a month for everyone together. */
    public static Allowance budgetAMonth(long limit) {
        return allowance(QuotaScope.INSTANCE, "instance", QuotaWindow.MONTH, QuotaUnit.BUDGET, limit);
    }

    public static Allowance allowance(
            QuotaScope scope, String subject, QuotaWindow window, QuotaUnit unit, long limit) {
        var time = NOW.atZone(ZoneOffset.UTC);
        return new Allowance(
                new QuotaRule(scope, null, window, unit, limit),
                subject,
                window.idOf(time),
                window.endOf(time).toInstant());
    }

    /** An operator's order, now. */
    public static Signature signature() {
        return new Signature("test:ada", NOW, "because");
    }

    /** A job for one image at 40,000 micro-dollars, without allowances. */
    public static NewJob newJob(String eventId) {
        return new NewJob(
                JobId.create(NOW, RandomGenerator.getDefault()),
                eventId,
                sender(),
                place(),
                replyTo(),
                generation(),
                Presentation.OPEN,
                List.of("note.size"),
                cost(1),
                List.of(),
                NOW,
                NOW,
                NOW.plus(Duration.ofMinutes(15)),
                null);
    }

    /** So many images at 40,000 micro-dollars. */
    public static Cost cost(int images) {
        return new Cost(images, images * 40_000L);
    }

    public static NewJob withCost(NewJob job, Cost cost) {
        return JobDraft.of(job, draft -> draft.cost = cost);
    }

    public static NewJob withAllowances(NewJob job, Allowance... allowances) {
        return JobDraft.of(job, draft -> draft.allowances = List.of(allowances));
    }

    public static NewJob withRequest(NewJob job, ImageRequest request) {
        return JobDraft.of(job, draft -> draft.request = request);
    }

    /** Asked at another time; whatever follows from that moves along. */
    public static NewJob at(NewJob job, Instant now) {
        Duration later = Duration.between(job.now(), now);
        return JobDraft.of(job, draft -> {
            draft.now = now;
            draft.claimableFrom = job.claimableFrom().plus(later);
            draft.deadline = job.deadline().plus(later);
        });
    }

    public static NewJob pinnedTo(NewJob job, InstanceId instance) {
        return JobDraft.of(job, draft -> draft.pinnedTo = instance);
    }

    /** Asked by somebody else, in another place; null: in private. */
    public static NewJob by(NewJob job, String user, @Nullable String space) {
        SpaceRef where = space == null ? null : new SpaceRef(CHAT, space);
        return from(job, sender(user), new Place(where, new ChannelRef(CHAT, "channel-1")));
    }

    /** Not before it is acknowledged, or not before this time. */
    public static NewJob claimableFrom(NewJob job, Instant time) {
        return JobDraft.of(job, draft -> draft.claimableFrom = time);
    }

    /** Made from an image of ours. */
    public static NewJob madeFrom(NewJob job, Origin origin) {
        return JobDraft.of(job, draft -> draft.origin = origin);
    }

    /** By another person, elsewhere. */
    public static NewJob from(NewJob job, Sender sender, Place place) {
        return JobDraft.of(job, draft -> {
            draft.sender = sender;
            draft.place = place;
        });
    }

    /** A job that {@link #ALICE} has just claimed to draw. */
    public static Job job() {
        NewJob asked = newJob("event-1");
        return new Job(
                asked.id(),
                new Lease(asked.id(), ALICE, 1),
                JobState.RUNNING,
                asked.sender(),
                asked.place(),
                asked.replyTo(),
                asked.request(),
                asked.presentation(),
                asked.notes(),
                JobCounts.NONE,
                asked.now(),
                asked.deadline(),
                null,
                null,
                null);
    }
}
