package dev.easel.app;

import dev.easel.config.ConfigurationException;
import dev.easel.config.Environment;
import dev.easel.config.Settings;
import dev.easel.core.image.BlobStore;
import dev.easel.core.job.JobState;
import dev.easel.doctor.Doctor;
import dev.easel.doctor.Finding;
import dev.easel.doctor.Machine;
import dev.easel.doctor.Stored;
import dev.easel.imaging.FontCheck;
import dev.easel.platform.slack.SlackPlatform;
import dev.easel.storage.Database;
import dev.easel.storage.DatabaseUnavailableException;
import dev.easel.storage.Invariants;
import dev.easel.storage.JdbcJobBoard;
import dev.easel.storage.Overdue;
import dev.easel.storage.Restoration;
import dev.easel.storage.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Has the doctor look at this machine and at what is stored. */
final class Examination {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final int PICTURES = 1000;
    private static final Duration KEPT_TOO_LONG = Duration.ofDays(1);

    private Examination() {}

    /** @param home the folder that holds {@code config/} and {@code .env} */
    static List<Finding> of(Path home) {
        Environment environment;
        try {
            environment = Environment.ofProcess(home);
        } catch (ConfigurationException e) {
            return e.problems().stream()
                    .map(problem -> new Finding(
                            "configuration", Finding.Level.BROKEN, problem, "chmod u+r " + home.resolve(".env")))
                    .toList();
        }
        return new Doctor(machine(), Examination::stored, SlackPlatform.scopes(), InstantSource.system())
                .examine(environment, home);
    }

    private static Machine machine() {
        return new Machine(
                Runtime.version().feature(),
                Runtime.getRuntime().maxMemory(),
                System.getProperty("sun.jnu.encoding", "UTF-8"),
                Path.of(System.getProperty("java.io.tmpdir")),
                FontCheck.passes(),
                Examination::freeBytes);
    }

    private static long freeBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stored stored(Settings settings) {
        String url = settings.databaseUrl().value();
        Path pictures = settings.dataDir().toAbsolutePath().resolve("blobs");
        if (Restoration.isUnfinished(pictures)) {
            return Stored.unavailable(
                    "that is configured", "a restore was cut off; run ./easel restore FILE once more");
        }
        if (url.startsWith(SQLITE) && !Files.exists(Path.of(url.substring(SQLITE.length())))) {
            return Stored.none();
        }
        try (Database database = Database.open(url)) {
            JdbcJobBoard board = new JdbcJobBoard(database);
            Path data = settings.dataDir().toAbsolutePath();
            BlobStore blobs = database.openBlobs(pictures, InstantSource.system());
            List<String> violations = Invariants.check(database).stream()
                    .map(violation -> "%s (%s)".formatted(violation.sentence(), violation.id()))
                    .toList();
            long missing = board.listPictures(PICTURES).stream()
                    .filter(picture -> isMissing(blobs, picture))
                    .count();
            return new Stored(
                    url,
                    "",
                    violations,
                    (int) board.backlog().jobs(JobState.PARKED),
                    Overdue.check(database, InstantSource.system().instant()).size(),
                    (int) missing,
                    keptTooLong(database, settings),
                    board.findOldest().orElse(null),
                    BackupMark.in(data).find().map(BackupMark.Made::at).orElse(null));
        } catch (DatabaseUnavailableException e) {
            return Stored.unavailable(e.location(), e.reason());
        } catch (IOException | RuntimeException e) {
            return Stored.unavailable("that is configured", "it can't be read");
        }
    }

    /** By a day, in which a sweep comes round several times. */
    private static int keptTooLong(Database database, Settings settings) {
        Retention.Done due = new Retention(database, settings.keeping().retention())
                .backlog(InstantSource.system().instant().minus(KEPT_TOO_LONG));
        return Math.max(due.inputs(), Math.max(due.outputs(), due.prompts()));
    }

    private static boolean isMissing(BlobStore blobs, String picture) {
        try {
            blobs.open(picture).close();
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
