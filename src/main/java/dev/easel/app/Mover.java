package dev.easel.app;

import dev.easel.config.ConfigurationException;
import dev.easel.config.Settings;
import dev.easel.storage.Database;
import dev.easel.storage.Relocation;
import dev.easel.storage.Relocation.Moved;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Moves an installation from one database to another, and says how far it is. */
final class Mover {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRES = "jdbc:postgresql:";

    private final Settings settings;
    private final PrintStream out;
    private final PrintStream err;

    Mover(Settings settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /**
     * Moves everything, the key of the pseudonyms included.
     *
     * @param from {@code sqlite} or a URL
     * @param to {@code postgres} or a URL
     */
    int move(String from, String to) throws IOException {
        String target = to.startsWith(POSTGRES) ? to : configuredTarget();
        Path pictures = settings.dataDir().toAbsolutePath().resolve("blobs");
        shareKey(target);
        Moved moved = Relocation.move(
                from.startsWith(SQLITE) ? from : configuredSource(),
                pictures,
                target,
                InstantSource.system().instant(),
                (what, done, all) -> err.printf("%-13s %d of %d%n", what, done, all));
        report(moved);
        return 0;
    }

    private String configuredSource() {
        String url = settings.databaseUrl().value();
        return url.startsWith(SQLITE) ? url : SQLITE + settings.dataDir().resolve("easel.db");
    }

    private String configuredTarget() {
        String url = settings.databaseUrl().value();
        if (!url.startsWith(POSTGRES)) {
            throw new ConfigurationException(
                    List.of(
                            "Set EASEL_DATABASE_URL to the database to move to: jdbc:postgresql://HOST/DATABASE?user=NAME&password=WORD."));
        }
        return url;
    }

    /** People keep the pseudonyms by which the image provider knows them. */
    private void shareKey(String target) throws IOException {
        Path key = settings.dataDir().resolve("pseudonym.key");
        if (Files.exists(key)) {
            try (Database database = Database.open(target)) {
                database.sharedKey(Pseudonyms.KEY_NAME, Pseudonyms.keyIn(key));
            }
        }
    }

    private void report(Moved moved) {
        if (moved.missing() > 0) {
            err.printf("%d pictures that jobs name were not in the folder; the rest is whole.%n", moved.missing());
        }
        out.printf(
                "moved %d jobs and %d pictures (%.1f MB); counts, sums and invariants agree%n",
                moved.jobs(), moved.pictures(), moved.bytes() / 1e6);
        out.println("Start Easel with EASEL_DATABASE_URL set to the new database. The old one is as it was.");
        out.flush();
    }
}
