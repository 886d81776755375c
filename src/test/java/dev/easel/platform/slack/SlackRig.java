package dev.easel.platform.slack;

import dev.easel.config.Environment;
import dev.easel.config.SettingsReader;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.testing.MemoryBacklog;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.MemoryDeliveryNotes;
import dev.easel.testing.MemoryPlatformMemory;
import dev.easel.testing.slack.FakeConversation;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import dev.easel.testing.slack.SignedDoor;
import dev.easel.web.server.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The adapter at a fake Slack. Its inbox decides nothing and keeps what came in. */
final class SlackRig implements AutoCloseable {
    static final Duration SOON = Duration.ofMinutes(1);
    static final ModelCatalogue CATALOGUE =
            SettingsReader.read(Environment.of(Map.of()), Path.of("")).catalogue();
    static final ModelId DEFAULT_MODEL = new ModelId("gpt-image-2.5-flare");

    private final FakeSlack fake;
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final MemoryBacklog backlog;
    private final BlockingQueue<Incoming> asked = new LinkedBlockingQueue<>();
    private final List<SpaceRef> left = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Messenger> messenger = new CompletableFuture<>();
    private final CompletableFuture<AttachmentSource> attachments = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final SlackPlatform platform;
    private volatile Consumer<Incoming> inbox = asked::add;
    private volatile Duration ahead = Duration.ZERO;
    private @Nullable WebServer web;
    private @Nullable SignedDoor door;

    private SlackRig(FakeSlack fake, SlackPlatform.Access access, MemoryBacklog backlog) {
        this.fake = fake;
        this.backlog = backlog;
        this.platform = new SlackPlatform(
                access,
                new SlackPlatform.Parts(
                        incoming -> inbox.accept(incoming),
                        (speaker, files) -> {
                            messenger.complete(speaker);
                            attachments.complete(files);
                        },
                        CATALOGUE,
                        DEFAULT_MODEL,
                        emoji -> emoji.equals("🎨") || emoji.equals("🔁"),
                        false,
                        blobs,
                        new MemoryDeliveryNotes(),
                        backlog,
                        new MemoryPlatformMemory(),
                        SlackPlatform.Company.ALONE,
                        left::add,
                        () -> Instant.now().plus(ahead),
                        pause -> {}),
                threads,
                timer);
    }

    /** A platform at rest, for sockets. */
    static SlackRig of(FakeSlack fake) {
        return of(fake, sockets(fake));
    }

    static SlackRig of(FakeSlack fake, SlackPlatform.Access access) {
        return new SlackRig(fake, access, new MemoryBacklog());
    }

    /** For sockets; finds what another one left in the backlog. */
    static SlackRig of(FakeSlack fake, MemoryBacklog backlog) {
        return new SlackRig(fake, sockets(fake), backlog);
    }

    static SlackPlatform.Access sockets(FakeSlack fake) {
        return new SlackPlatform.Access(fake.botToken(), fake.appToken(), null, fake.apiUrl(), List.of());
    }

    static SlackPlatform.Access requests(FakeSlack fake) {
        return new SlackPlatform.Access(fake.botToken(), null, fake.signingSecret(), fake.apiUrl(), List.of());
    }

    /** Connected by sockets to a fake of its own. */
    static SlackRig connected() {
        return of(FakeSlack.start()).started();
    }

    /** Connected by a web server of its own. */
    static SlackRig listening() {
        FakeSlack fake = FakeSlack.start();
        SlackRig rig = of(fake, requests(fake));
        WebServer web =
                WebServer.start("127.0.0.1", 0, List.of(rig.platform.web().orElseThrow()));
        rig.door = rig.fake.happens().tellBy(URI.create(web.url() + "/slack/events"));
        rig.web = web;
        return rig.started();
    }

    SignedDoor door() {
        return Objects.requireNonNull(door);
    }

    SlackRig started() {
        start().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
        return this;
    }

    CompletableFuture<?> start() {
        return platform.start();
    }

    SlackPlatform platform() {
        return platform;
    }

    FakeSlack fake() {
        return fake;
    }

    MemoryBlobStore blobs() {
        return blobs;
    }

    Messenger messenger() {
        return messenger.join();
    }

    /** Lets time pass at once. */
    void advance(Duration time) {
        ahead = ahead.plus(time);
    }

    MemoryBacklog backlog() {
        return backlog;
    }

    AttachmentSource attachments() {
        return attachments.join();
    }

    List<SpaceRef> left() {
        return left;
    }

    /** Has what comes in handled otherwise. */
    void handOnTo(Consumer<Incoming> other) {
        inbox = other;
    }

    /** The next thing that came in. */
    <T extends Incoming> T next(Class<T> type) {
        try {
            Incoming incoming = asked.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
            if (incoming == null) {
                throw new AssertionError("nothing came in");
            }
            return type.cast(incoming);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The address of something that the usual person asked. */
    ReplyAddress askedIn(FakeConversation where, @Nullable String thread) {
        return SlackAddress.in(fake.team(), where.id(), thread, fake.user().id())
                .toReplyAddress();
    }

    /** What that person can see in the channel and in the direct conversation. */
    List<SeenMessage> seen() {
        return Stream.of(fake.channel(), fake.direct(fake.user()))
                .flatMap(place -> fake.messagesIn(place).stream())
                .toList();
    }

    /** The only message that that person can see. */
    SeenMessage only() {
        List<SeenMessage> seen = seen();
        if (seen.size() != 1) {
            throw new AssertionError("not one message but " + seen);
        }
        return seen.getFirst();
    }

    /** What came in and was not looked at. */
    List<Incoming> rest() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        platform.close();
        threads.shutdownNow();
        timer.shutdownNow();
        if (web != null) {
            web.close();
        }
        fake.close();
    }
}
