package dev.easel.platform.discord;

import dev.easel.config.Environment;
import dev.easel.config.SettingsReader;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The adapter at a fake Discord. Its inbox decides nothing: what was asked waits for the test to answer it, until
 * {@link #decided}.
 */
final class DiscordRig implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(15);
    static final ModelCatalogue CATALOGUE =
            SettingsReader.read(Environment.of(Map.of()), Path.of("")).catalogue();
    static final ModelId DEFAULT_MODEL = new ModelId("gpt-image-2.5-flare");

    private final FakeDiscord fake;
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
    private final BlockingQueue<Incoming.Command> asked = new LinkedBlockingQueue<>();
    private final CountDownLatch decided = new CountDownLatch(1);
    private final CompletableFuture<Messenger> messenger = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final DiscordPlatform platform;

    private DiscordRig(FakeDiscord fake, DiscordPlatform.Access access) {
        this.fake = fake;
        this.platform = new DiscordPlatform(
                access,
                new DiscordPlatform.Parts(this::hold, messenger::complete, CATALOGUE, DEFAULT_MODEL, blobs, clock),
                threads,
                timer);
    }

    /** A platform at rest. */
    static DiscordRig of(FakeDiscord fake) {
        return of(fake, new DiscordPlatform.Access(fake.token(), fake.apiUrl(), ""));
    }

    static DiscordRig of(FakeDiscord fake, DiscordPlatform.Access access) {
        return new DiscordRig(fake, access);
    }

    /** Connected to a fake of its own. */
    static DiscordRig connected() {
        DiscordRig rig = of(FakeDiscord.start());
        rig.start().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
        return rig;
    }

    private void hold(Incoming incoming) {
        if (incoming instanceof Incoming.Command command) {
            asked.add(command);
        }
        try {
            decided.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A command that somebody gave. */
    record Asked(InteractionProbe probe, Incoming.Command command) {
        ReplyAddress address() {
            return command.replyTo();
        }
    }

    CompletableFuture<Void> start() {
        return platform.start();
    }

    FakeDiscord fake() {
        return fake;
    }

    MemoryBlobStore blobs() {
        return blobs;
    }

    Messenger messenger() {
        return messenger.join();
    }

    /** Gives a command and waits until the inbox has it. */
    Asked ask(Slash slash) {
        InteractionProbe probe = fake.slash(slash);
        try {
            Incoming.Command command = asked.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            if (command == null) {
                throw new AssertionError("nothing reached the inbox");
            }
            if (decided.getCount() == 0) {
                probe.awaitCallback(SOON);
            }
            return new Asked(probe, command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** One small image, kept. */
    Artwork artwork() throws IOException {
        try (BlobSink sink = blobs.create()) {
            sink.write(new byte[] {1, 2, 3});
            ImageRef image = new ImageRef(sink.keep().sha256(), ImageFormat.PNG, new Pixels(64, 64), 3);
            return new Artwork(Samples.MODEL, List.of(new GeneratedImage(image, null)), null);
        }
    }

    /** Lets the inbox return. */
    void decided() {
        decided.countDown();
    }

    /** Lets time pass here and at Discord. */
    void advance(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
        fake.advance(by);
    }

    /** What the asker can see: the channel, what was whispered there, and the direct conversation. */
    List<SeenMessage> seenBy(Asked who) {
        Stream<SeenMessage> whispers = Stream.concat(
                        who.probe().isAcknowledged() ? Stream.of(who.probe().original()) : Stream.empty(),
                        who.probe().followUps().stream())
                .filter(message -> message.ephemeral() && !message.deleted());
        Stream<SeenMessage> posted = Stream.of(fake.channel(), fake.direct(fake.user()))
                .flatMap(channel -> fake.messagesIn(channel.id()).stream());
        return Stream.concat(whispers, posted).toList();
    }

    /** The threads stay, for what JDA still has to tell; they are virtual and end by themselves. */
    @Override
    public void close() {
        platform.close();
        decided();
        timer.shutdownNow();
        fake.close();
    }
}
