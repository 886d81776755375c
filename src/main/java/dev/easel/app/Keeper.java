package dev.easel.app;

import dev.easel.config.Settings;
import dev.easel.storage.Backup;
import dev.easel.storage.Database;
import dev.easel.storage.Restoration;
import dev.easel.storage.Restoration.Restored;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps an installation in a file, and brings it back, saying what came of it. */
final class Keeper {
    private static final String KEY_FILE = Pseudonyms.KEY_NAME + ".key";

    private final Settings settings;
    private final PrintStream out;
    private final Path data;

    Keeper(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.data = settings.dataDir().toAbsolutePath();
    }

    int keep(Path file) throws IOException {
        Restoration.requireFinished(data.resolve("blobs"));
        InstantSource clock = InstantSource.system();
        Map<String, String> keys = Map.of(Pseudonyms.KEY_NAME, key());
        Backup.Contents contents =
                Backup.make(settings.databaseUrl().value(), data.resolve("blobs"), keys, file, clock);
        BackupMark.in(data).set(new BackupMark.Made(contents.madeAt(), contents.bytes()));
        out.printf(
                "kept everything of %s in %s: the database, %d pictures, %.1f MB; checksums agree%n",
                contents.madeAt(), file, contents.pictures(), contents.bytes() / 1e6);
        out.flush();
        return 0;
    }

    int bringBack(Path file) throws IOException {
        Files.createDirectories(data);
        Restored restored = Restoration.restore(
                file,
                settings.databaseUrl().value(),
                data.resolve("blobs"),
                InstantSource.system().instant(),
                this::keepKey);
        if (restored.since() != null) {
            out.printf("it was brought back at %s already; the database stays as it is%n", restored.since());
        }
        out.printf(
                "brought back everything of %s: %d pictures; %d jobs that waited then are refunded and not drawn again%n",
                restored.madeAt(), restored.pictures(), restored.refunded());
        if (restored.aside() != null) {
            out.printf("what was there before is in %s; delete it when all is well%n", restored.aside());
        }
        out.println("Start Easel with ./easel run. It tells those who waited.");
        out.flush();
        return 0;
    }

    /** The key by which the image provider knows people, from wherever this installation has it. */
    private String key() throws IOException {
        String own = Pseudonyms.keyIn(data.resolve(KEY_FILE));
        try (Database database = Database.open(settings.databaseUrl().value())) {
            return database.sharedKey(Pseudonyms.KEY_NAME, own);
        }
    }

    private void keepKey(Map<String, String> keys, @Nullable Path aside) throws IOException {
        String key = keys.get(Pseudonyms.KEY_NAME);
        Path file = data.resolve(KEY_FILE);
        if (key == null || (Files.exists(file) && Pseudonyms.keyIn(file).equals(key))) {
            return;
        }
        if (Files.exists(file)) {
            Path place = aside == null ? Files.createTempDirectory(data, "before-restore-") : aside;
            moveAside(file, place.resolve(KEY_FILE));
            if (aside == null) {
                out.printf(
                        "the image provider knows people by the key in the backup now; the one that was here is in %s%n",
                        place);
            }
        }
        Pseudonyms.keep(file, key);
    }

    /** What is aside already came first; what stands in its place is of a restore that was cut off. */
    private static void moveAside(Path file, Path place) throws IOException {
        if (Files.exists(place)) {
            Files.delete(file);
        } else {
            Files.move(file, place);
        }
    }
}
