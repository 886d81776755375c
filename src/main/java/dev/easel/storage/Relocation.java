package dev.easel.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Moves an installation from a SQLite file and a folder of pictures to a PostgreSQL server: everything in one
 * transaction, so that the target has all of it or nothing. The source has nobody else at it meanwhile and is left as
 * it was.
 */
public final class Relocation {
    static final int SQLITE_BUSY = 5;

    private final DatabaseFile source;
    private final Path pictures;
    private final DatabaseServer target;
    private final Progress progress;
    private final Map<String, String> keys;

    private Relocation(
            DatabaseFile source, Path pictures, DatabaseServer target, Progress progress, Map<String, String> keys) {
        this.source = source;
        this.pictures = pictures;
        this.target = target;
        this.progress = progress;
        this.keys = keys;
    }

    /** Hears how far it is. */
    public interface Progress {
        /**
         * So much was copied.
         *
         * @param what a table's name, or {@code pictures}
         * @param all how much there is
         */
        void copied(String what, long done, long all);
    }

    /**
     * What was moved.
     *
     * @param missing pictures that jobs name and that were not in the folder
     */
    public record Moved(long jobs, long pictures, long bytes, long missing) {}

    /**
     * Moves everything, and compares counts, sums and invariants on both sides before it is kept.
     *
     * @param fromUrl {@code jdbc:sqlite:PATH}
     * @param pictures the folder of its {@link FileBlobStore}
     * @param toUrl {@code jdbc:postgresql://HOST/DATABASE?user=NAME}, with no job in it
     * @throws RelocationException when it must not be moved, or what arrived is not what there was
     * @throws DatabaseUnavailableException when one of them can't be opened
     * @throws IOException when a picture can't be read
     */
    public static Moved move(String fromUrl, Path pictures, String toUrl, Instant now, Progress progress)
            throws IOException {
        return move(fromUrl, pictures, toUrl, now, progress, Map.of());
    }

    /** @param keys are from then on those that instances share, by name; in the same transaction */
    static Moved move(
            String fromUrl, Path pictures, String toUrl, Instant now, Progress progress, Map<String, String> keys)
            throws IOException {
        if (!(DatabaseSite.of(fromUrl) instanceof DatabaseFile source)
                || !(DatabaseSite.of(toUrl) instanceof DatabaseServer target)) {
            throw new RelocationException("Only a SQLite database can be moved, and only to PostgreSQL.", null);
        }
        if (!Files.exists(source.path())) {
            throw new RelocationException(
                    "There is no database %s. Name the one to move: --from jdbc:sqlite:PATH.".formatted(source.path()),
                    null);
        }
        return new Relocation(source, pictures, target, progress, keys).move(fromUrl, toUrl, now);
    }

    private Moved move(String fromUrl, String toUrl, Instant now) throws IOException {
        Database.open(fromUrl).close();
        try (Database database = Database.open(toUrl);
                Handle from = SqlDialect.SQLITE.over(source.alone()).open()) {
            occupy(from);
            try {
                requireSound(source.shown(), from);
                return database.write(to -> copy(from, to, now));
            } finally {
                from.rollback();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Moved copy(Handle from, Handle to, Instant now) {
        TableCopy tables = new TableCopy(from, to, progress);
        tables.lockTarget();
        if (!tables.isTargetEmpty()) {
            throw new RelocationException(
                    "The database %s has data already. Name an empty one.".formatted(target.shown()), null);
        }
        tables.copyAll();
        PictureCopy copy = new PictureCopy(pictures, to, progress);
        copy.copyAll(now);
        requireEqual(tables.sums(from), tables.sums(to));
        copy.requireComplete();
        keys.forEach((name, key) -> SharedKeys.replace(to, name, key));
        requireSound(target.shown(), to);
        return new Moved(tables.count("job"), copy.count(), copy.bytes(), copy.countMissing());
    }

    /** Begins a transaction that nobody can be beside, not even with a connection at rest. */
    private void occupy(Handle from) {
        try {
            from.begin();
            from.createQuery("SELECT count(*) FROM job").mapTo(long.class).one();
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException refusal && refusal.getErrorCode() == SQLITE_BUSY) {
                throw new RelocationException(
                        "An Easel is running on %s. Stop it and try again.".formatted(source.shown()), e);
            }
            throw e;
        }
    }

    private static void requireSound(String where, Handle handle) {
        List<String> broken = Invariants.check(handle).stream()
                .map(Invariants.Violation::id)
                .distinct()
                .toList();
        if (!broken.isEmpty()) {
            throw new RelocationException(
                    "The books of %s don't add up (%s). Nothing was moved.".formatted(where, String.join(", ", broken)),
                    null);
        }
    }

    private static void requireEqual(List<String> before, List<String> after) {
        if (!before.equals(after)) {
            throw new RelocationException(
                    "What arrived is not what there was: %s, but %s. Nothing was moved.".formatted(before, after),
                    null);
        }
    }
}
