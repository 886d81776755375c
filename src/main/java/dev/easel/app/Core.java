package dev.easel.app;

import dev.easel.config.ConfigurationException;
import dev.easel.config.Settings;
import dev.easel.core.chat.Inbox;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.Stamp;
import dev.easel.engine.Acquaintance;
import dev.easel.engine.Engine;
import dev.easel.engine.Erasure;
import dev.easel.engine.ModelWatch;
import dev.easel.engine.Recognition;
import dev.easel.imaging.AwtImaging;
import dev.easel.imaging.ImageLimits;
import dev.easel.imaging.StampedBlobStore;
import dev.easel.provider.openai.OpenAiModels;
import dev.easel.provider.openai.OpenAiServer;
import dev.easel.sandbox.SandboxServer;
import dev.easel.storage.BlobSweep;
import dev.easel.storage.Database;
import dev.easel.storage.FileBlobStore;
import dev.easel.storage.JdbcGallery;
import dev.easel.storage.JdbcJobStore;
import dev.easel.storage.JdbcLikenesses;
import dev.easel.storage.JdbcPersonalData;
import dev.easel.storage.Restoration;
import dev.easel.storage.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every way of running Easel needs: storage, a provider (the sandbox, when no other is set), the engine. */
final class Core implements AutoCloseable {
    static final InstantSource CLOCK = InstantSource.system();

    private final Settings settings;
    private final @Nullable SandboxServer sandbox;
    private final Database database;
    private final BlobStore blobs;
    private final Masks masks;
    private final Engine engine;
    private final Inbox inbox;
    private final ModelWatch modelWatch;
    private final Erasure erasure;
    private final Sweeper sweeper;
    private final Acquaintance acquaintance;

    private Core(
            Settings settings,
            @Nullable SandboxServer sandbox,
            Database database,
            BlobStore blobs,
            Masks masks,
            Engine engine,
            Inbox inbox,
            ModelWatch modelWatch,
            Recognition recognition) {
        this.settings = settings;
        this.sandbox = sandbox;
        this.database = database;
        this.blobs = blobs;
        this.masks = masks;
        this.engine = engine;
        this.inbox = inbox;
        this.modelWatch = modelWatch;
        this.erasure = new Erasure(new JdbcPersonalData(database, blobs));
        this.sweeper = new Sweeper(
                new BlobSweep(database, blobs),
                new Retention(database, settings.keeping().retention()),
                settings.keeping().sweepAfter(),
                CLOCK);
        this.acquaintance = new Acquaintance(recognition, CLOCK);
    }

    /**
     * Puts everything together; the engine is at rest.
     *
     * @param watching who sees what passes through the ports
     * @throws IOException when the data folder can't be used
     * @throws dev.easel.storage.DatabaseUnavailableException when the database can't
     */
    static Core open(Settings settings, Engine.Tenure tenure, Watching watching) throws IOException {
        return open(settings, tenure, watching, UnaryOperator.identity());
    }

    /**
     * As {@link #open(Settings, Engine.Tenure, Watching)}, for what leaves nothing behind.
     *
     * @param scratch takes what would be kept
     */
    static Core openToAsk(Settings settings, Scratch scratch) throws IOException {
        BlobStore taken = FileBlobStore.open(scratch.folder(), CLOCK.instant());
        return open(settings, Engine.Tenure.OWN, Watching.NONE, kept -> new ScratchBlobs(taken, kept));
    }

    private static Core open(
            Settings settings, Engine.Tenure tenure, Watching watching, UnaryOperator<BlobStore> keeping)
            throws IOException {
        Path data = Files.createDirectories(settings.dataDir().toAbsolutePath());
        Restoration.requireFinished(data.resolve("blobs"));
        Database database = Database.open(settings.databaseUrl().value());
        try {
            BlobStore blobs = keeping.apply(database.openBlobs(data.resolve("blobs"), CLOCK));
            Pseudonyms pseudonyms = Pseudonyms.withKey(
                    database.sharedKey(Pseudonyms.KEY_NAME, Pseudonyms.keyIn(data.resolve("pseudonym.key"))));
            String baseUrl = settings.provider().baseUrl();
            SandboxServer sandbox = baseUrl == null ? Sandboxes.start(0) : null;
            String url = sandbox == null ? String.valueOf(baseUrl) : sandbox.url();
            OpenAiServer server = server(settings.provider(), url);
            RandomGenerator random = new SecureRandom();
            BlobStore drawn = new StampedBlobStore(blobs, () -> Stamp.create(random));
            Imaging imaging = new AwtImaging(blobs, drawn, ImageLimits.standard(), imageThreads());
            Recognition recognition =
                    new Recognition(new JdbcLikenesses(database), new JdbcGallery(database), imaging, CLOCK);
            Masks masks = Masks.open(settings, database, data, blobs, imaging, CLOCK, random);
            Engine engine = Engines.of(
                    settings,
                    tenure,
                    watching,
                    database,
                    blobs,
                    drawn,
                    imaging,
                    recognition,
                    masks,
                    pseudonyms,
                    server,
                    random);
            Inbox inbox = watching.inbox().apply(engine.inbox());
            return new Core(
                    settings,
                    sandbox,
                    database,
                    blobs,
                    masks,
                    engine,
                    inbox,
                    watch(settings, database, server),
                    recognition);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Whoever works on pixels doesn't pause. On the threads of all others, of which as many run at once as there are
     * processors, whatever reaches Easel meanwhile would wait to be acknowledged.
     */
    private static Executor imageThreads() {
        int processors = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                processors,
                processors,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("imaging-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Takes made-up requests into a database that is thrown away, so that the first real ones are quick.
     *
     * @param doors rehearse with the same database
     */
    void rehearse(Consumer<Database> doors) throws IOException {
        Path folder = Files.createTempDirectory("easel-rehearsal");
        try {
            try (Database scratch = Database.open("jdbc:sqlite:" + folder.resolve("easel.db"))) {
                engine.rehearse(new JdbcJobStore(scratch));
                doors.accept(scratch);
            }
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static ModelWatch watch(Settings settings, Database database, OpenAiServer server) {
        return new ModelWatch(
                settings.catalogue(),
                settings.image().model(),
                new OpenAiModels(server),
                new JdbcJobStore(database),
                CLOCK);
    }

    private static OpenAiServer server(Settings.Provider provider, String url) {
        String key = provider.key() == null ? null : provider.key().value();
        String sandboxKey = provider.baseUrl() == null ? Sandboxes.KEY : key;
        try {
            return new OpenAiServer(url, sandboxKey, provider.server(), OpenAiServer.Timeouts.usual());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of("OPENAI_BASE_URL can't be used: %s.".formatted(e.getMessage())));
        }
    }

    Masks masks() {
        return masks;
    }

    Engine engine() {
        return engine;
    }

    /** Where every door leads. */
    Inbox inbox() {
        return inbox;
    }

    /** Tells which models in use are about to go; at rest until it is started. */
    ModelWatch modelWatch() {
        return modelWatch;
    }

    BlobStore blobs() {
        return blobs;
    }

    Database database() {
        return database;
    }

    /** Begins what goes on beside the jobs: deletions of personal data, sweeping, and looking at what was drawn. */
    void startHousekeeping() {
        erasure.start();
        sweeper.start();
        acquaintance.start();
    }

    /** Deletes what nobody needs. */
    Sweeper sweeper() {
        return sweeper;
    }

    InstantSource clock() {
        return CLOCK;
    }

    /** The embedded sandbox; absent when another provider is set. */
    @Nullable
    SandboxServer sandbox() {
        return sandbox;
    }

    /** Lets the jobs at hand end within the configured grace. What they need to deliver must still be there. */
    void drain() {
        engine.worker().stop(settings.jobs().stopGrace());
    }

    @Override
    public void close() {
        drain();
        erasure.close();
        sweeper.close();
        acquaintance.close();
        modelWatch.close();
        database.close();
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
