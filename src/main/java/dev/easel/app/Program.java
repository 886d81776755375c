package dev.easel.app;

import dev.easel.config.ConfigurationException;
import dev.easel.config.Environment;
import dev.easel.config.Settings;
import dev.easel.config.SettingsReader;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.image.BlobStore;
import dev.easel.core.job.Quote;
import dev.easel.doctor.Report;
import dev.easel.engine.Engine;
import dev.easel.engine.MaskPreview;
import dev.easel.imaging.AwtImaging;
import dev.easel.imaging.ImageLimits;
import dev.easel.platform.cli.CliPlatform;
import dev.easel.platform.cli.CliPlatform.OperatorException;
import dev.easel.platform.discord.DiscordPlatform;
import dev.easel.platform.slack.SlackPlatform;
import dev.easel.sandbox.SandboxServer;
import dev.easel.storage.BackupException;
import dev.easel.storage.Database;
import dev.easel.storage.DatabaseUnavailableException;
import dev.easel.storage.FileBlobStore;
import dev.easel.storage.JdbcAuditTrail;
import dev.easel.storage.JdbcGate;
import dev.easel.storage.JdbcQuotaDesk;
import dev.easel.storage.RelocationException;
import dev.easel.web.server.AddressInUseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ways in which Easel runs, and what the operator is told when one can't. */
final class Program implements CliPlatform.Doors {
    private final Path home;
    private final PrintStream out;
    private final PrintStream err;

    /** @param home the folder that holds {@code config/} and {@code .env} */
    Program(Path home, PrintStream out, PrintStream err) {
        this.home = home;
        this.out = out;
        this.err = err;
    }

    @Override
    public int run() {
        Settings settings = settings();
        Logging.toConsole(settings);
        StopSignals.listen();
        return guarded(settings, () -> {
            Application application = Application.start(settings, out);
            onStop(application::close);
            application.awaitEnd();
            return 0;
        });
    }

    @Override
    public int sandbox(int port) {
        CountDownLatch stopped = new CountDownLatch(1);
        try (SandboxServer sandbox = Sandboxes.start(port)) {
            onStop(stopped::countDown);
            out.printf("sandbox   %s  (any key; pictures cost nothing)%nready%n", sandbox.url());
            out.flush();
            stopped.await();
            return 0;
        } catch (AddressInUseException e) {
            throw OperatorException.configuration(
                    "Port %d of %s can't be used. Choose another one with --port, or 0 for any free one."
                            .formatted(e.port(), e.host()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public int backup(Path file) {
        Settings settings = settings();
        Logging.toFile(settings);
        return guarded(settings, () -> new Keeper(settings, out).keep(file));
    }

    @Override
    public int restore(Path file) {
        Settings settings = settings();
        Logging.toFile(settings);
        return guarded(settings, () -> new Keeper(settings, out).bringBack(file));
    }

    @Override
    public int slackManifest(@Nullable String url) {
        out.println(SlackPlatform.manifest(url == null ? SlackDoor.findAddress(settings()) : url));
        return 0;
    }

    @Override
    public int discordInvite() {
        try {
            out.println(DiscordDoor.invite(settings()));
            out.flush();
            return 0;
        } catch (ConfigurationException e) {
            throw OperatorException.configuration(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public int doctor(boolean json) {
        Logging.toNowhere();
        Report report = new Report(Examination.of(home));
        out.println(json ? report.json() : report.text().stripTrailing());
        out.flush();
        return report.isWell() ? 0 : 1;
    }

    @Override
    public int healthcheck() {
        return Healthcheck.of(settings().web(), err);
    }

    @Override
    public int converse(
            Function<BlobStore, Messenger> messenger,
            AttachmentSource attachments,
            Function<Inbox, Integer> conversation) {
        Settings settings = settings();
        Logging.toFile(settings);
        return guarded(settings, () -> {
            try (Core core = Core.open(settings, Engine.Tenure.OWN, Watching.NONE)) {
                core.engine().messengers().add(messenger.apply(core.blobs()), attachments);
                core.engine().worker().start();
                return conversation.apply(core.inbox());
            }
        });
    }

    @Override
    public void onInterrupt(Runnable first) {
        StopSignals.onInterrupt(first);
    }

    @Override
    public int preview(Incoming.Command edit, AttachmentSource attachments, Function<InputStream, Integer> picture) {
        Logging.toFile(settings());
        try (Scratch scratch = Scratch.create()) {
            BlobStore blobs =
                    FileBlobStore.open(scratch.folder(), InstantSource.system().instant());
            MaskPreview previews = new MaskPreview(new AwtImaging(blobs, ImageLimits.standard()));
            try (InputStream png = blobs.open(previews.of(edit, attachments).sha256())) {
                return picture.apply(png);
            }
        } catch (IOException | UncheckedIOException e) {
            throw OperatorException.failure(
                    "The folder for temporary files, %s, can't be used."
                            .formatted(System.getProperty("java.io.tmpdir")),
                    e);
        }
    }

    @Override
    public Quote quote(Incoming.Command command, AttachmentSource attachments) {
        Settings settings = settings();
        Logging.toFile(settings);
        AtomicReference<@Nullable Quote> quote = new AtomicReference<>();
        guarded(settings, () -> {
            try (Scratch scratch = Scratch.create();
                    Core core = Core.openToAsk(settings, scratch)) {
                quote.set(core.engine().quote(command, attachments));
                return 0;
            }
        });
        return Objects.requireNonNull(quote.get());
    }

    @Override
    public int migrate(String from, String to) {
        Settings settings = settings();
        Logging.toFile(settings);
        return guarded(settings, () -> new Mover(settings, out, err).move(from, to));
    }

    @Override
    public int operate(Function<CliPlatform.Desk, Integer> work) {
        Settings settings = settings();
        Logging.toFile(settings);
        return guarded(settings, () -> {
            try (Database database = Database.open(settings.databaseUrl().value())) {
                return work.apply(new CliPlatform.Desk(
                        settings.quotas(),
                        new JdbcQuotaDesk(database),
                        new JdbcGate(database),
                        new JdbcAuditTrail(database),
                        InstantSource.system()));
            }
        });
    }

    private Settings settings() {
        try {
            return SettingsReader.read(Environment.ofProcess(home), home);
        } catch (ConfigurationException e) {
            throw OperatorException.configuration(String.join(" ", e.problems()), e);
        }
    }

    /** A way of running that may meet the world's obstacles. */
    private interface Way {
        int take() throws IOException;
    }

    private static int guarded(Settings settings, Way way) {
        try {
            return way.take();
        } catch (AddressInUseException e) {
            throw OperatorException.configuration(
                    "Port %d of %s can't be used. Set EASEL_WEB_PORT to a free one, or to 0 for any."
                            .formatted(e.port(), e.host()),
                    e);
        } catch (DatabaseUnavailableException e) {
            throw OperatorException.configuration(
                    "The database %s can't be used: %s. Correct EASEL_DATABASE_URL or EASEL_DATA_DIR."
                            .formatted(e.location(), e.reason()),
                    e);
        } catch (RelocationException | BackupException e) {
            throw OperatorException.failure(String.valueOf(e.getMessage()), e);
        } catch (ConfigurationException e) {
            throw OperatorException.configuration(String.join(" ", e.problems()), e);
        } catch (DiscordPlatform.RejectedException | SlackPlatform.RejectedException e) {
            throw OperatorException.configuration(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw OperatorException.configuration(
                    "The data folder %s can't be used. Set EASEL_DATA_DIR to a folder that can be written."
                            .formatted(settings.dataDir()),
                    e);
        }
    }

    /** A stop signal closes everything in order; the process ends when that is done. */
    private static void onStop(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(close, "stop"));
    }
}
