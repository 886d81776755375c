package dev.easel.platform.discord;

import dev.easel.config.Environment;
import dev.easel.config.SettingsReader;
import dev.easel.core.chat.AttachmentSource;
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
import dev.easel.core.text.Visibility;
import dev.easel.testing.MemoryBacklog;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.MemoryPlatformMemory;
import dev.easel.testing.Samples;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The adapter at a fake Discord. Its inbox decides nothing: what was asked waits for the test to answer it, until
 * {@link #decided}.
 */
final class DiscordRig implements AutoCloseable {
    static final Duration SOON = Duration.ofMinutes(1);
    static final ModelCatalogue CATALOGUE =
            SettingsReader.read(Environment.of(Map.of()), Path.of("")).catalogue();
    static final ModelId DEFAULT_MODEL = new ModelId("gpt-image-2.5-flare");

    private final FakeDiscord fake;
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
    private final BlockingQueue<Incoming> asked = new LinkedBlockingQueue<>();
    private final List<String> recentPrompts = new CopyOnWriteArrayList<>();
    private final AtomicReference<Supplier<Visibility>> habit = new AtomicReference<>(() -> Visibility.PUBLIC);
    private final CompletableFuture<AttachmentSource> files = new CompletableFuture<>();
    private final MemoryPlatformMemory memory;
    private final MemoryBacklog backlog;
    private final CountDownLatch decided = new CountDownLatch(1);
    private final CompletableFuture<Messenger> messenger = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = new HurriedTimer();
    private final DiscordPlatform platform;

    private DiscordRig(
            FakeDiscord fake, DiscordPlatform.Access access, MemoryPlatformMemory memory, MemoryBacklog backlog) {
        this.fake = fake;
        this.memory = memory;
        this.backlog = backlog;
        this.platform = new DiscordPlatform(
                access,
                new DiscordPlatform.Parts(
                        this::hold,
                        (messenger, files) -> {
                            this.files.complete(files);
                            this.messenger.complete(messenger);
                        },
                        CATALOGUE,
                        DEFAULT_MODEL,
                        Set.of("🎨", "🔁", "❌")::contains,
                        user -> recentPrompts,
                        (sender, place, command) -> habit.get().get(),
                        List.of(fake.origin()),
                        blobs,
                        memory,
                        backlog,
                        clock),
                threads,
                timer);
    }

    /** A platform at rest. */
    static DiscordRig of(FakeDiscord fake) {
        return of(fake, new DiscordPlatform.Access(fake.token(), fake.apiUrl(), ""));
    }

    static DiscordRig of(FakeDiscord fake, DiscordPlatform.Access access) {
        return new DiscordRig(fake, access, new MemoryPlatformMemory(), new MemoryBacklog());
    }

    /** Another process with the same database, at rest. */
    DiscordRig again() {
        return new DiscordRig(fake, new DiscordPlatform.Access(fake.token(), fake.apiUrl(), ""), memory, backlog);
    }

    /** Connected to a fake of its own. */
    static DiscordRig connected() {
        DiscordRig rig = of(FakeDiscord.start());
        rig.start().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
        return rig;
    }

    private void hold(Incoming incoming) {
        asked.add(incoming);
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

    DiscordPlatform platform() {
        return platform;
    }

    CompletableFuture<Void> start() {
        return platform.start();
    }

    FakeDiscord fake() {
        return fake;
    }

    /** Who sees what people ask for, unless they say otherwise. */
    void habit(Supplier<Visibility> usual) {
        habit.set(usual);
    }

    /** How many logins are remembered. */
    long logins() {
        String bot = fake.token().substring(0, fake.token().indexOf('.'));
        return memory.find(DiscordAddress.PLATFORM, "logins/" + bot)
                .map(last -> Long.parseLong(last) + 1)
                .orElse(0L);
    }

    /** What the person asked for lately. */
    List<String> recentPrompts() {
        return recentPrompts;
    }

    AttachmentSource files() {
        return files.join();
    }

    MemoryBacklog backlog() {
        return backlog;
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
        Incoming.Command command = next(Incoming.Command.class);
        if (decided.getCount() == 0) {
            probe.awaitCallback(SOON);
        }
        return new Asked(probe, command);
    }

    /** What reaches the inbox next. */
    <T extends Incoming> T next(Class<T> type) {
        Incoming incoming = poll(SOON.toMillis());
        if (incoming == null) {
            throw new AssertionError("nothing reached the inbox");
        }
        return type.cast(incoming);
    }

    /** Nothing has reached the inbox that wasn't taken: what comes next is what {@code by} causes. */
    <T extends Incoming> T nextAfter(Runnable by, Class<T> type) {
        by.run();
        return next(type);
    }

    /** What reaches the inbox within a moment, if anything does. */
    @Nullable
    Incoming find() {
        return find(Duration.ofSeconds(2));
    }

    @Nullable
    Incoming find(Duration within) {
        return poll(within.toMillis());
    }

    private @Nullable Incoming poll(long millis) {
        try {
            return asked.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** One small image, kept. */
    Artwork artwork() throws IOException {
        return artwork(1);
    }

    /** So many of it. */
    Artwork artwork(int count) throws IOException {
        try (BlobSink sink = blobs.create()) {
            sink.write(new byte[] {1, 2, 3});
            ImageRef image = new ImageRef(sink.keep().sha256(), ImageFormat.PNG, new Pixels(64, 64), 3);
            return new Artwork(Samples.MODEL, Collections.nCopies(count, new GeneratedImage(image, null)), null);
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

    /** Ends this process; the fake stays. */
    void disconnect() {
        platform.close();
        decided();
        timer.shutdownNow();
    }

    /** The threads stay, for what JDA still has to tell; they are virtual and end by themselves. */
    @Override
    public void close() {
        disconnect();
        fake.close();
    }

    /** What is long for people is short here. */
    private static final class HurriedTimer extends ScheduledThreadPoolExecutor {
        private static final long LONG_SECONDS = 10;

        HurriedTimer() {
            super(1, Thread.ofPlatform().daemon().factory());
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            boolean isLong = unit.toSeconds(delay) > LONG_SECONDS;
            return super.schedule(
                    command, isLong ? unit.toMillis(delay) / 10 : unit.toMillis(delay), TimeUnit.MILLISECONDS);
        }
    }
}
