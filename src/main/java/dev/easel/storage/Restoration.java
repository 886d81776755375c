package dev.easel.storage;

import dev.easel.core.failure.Failure;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.job.InstanceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Brings an installation back from a backup. What was to be drawn when the backup was made may have been drawn, paid and
 * delivered since: it is never drawn again, but given up and refunded, and its sender is told. What was drawn is
 * delivered. What there is in place of it is moved aside.
 */
public final class Restoration {
    private static final int NO_MORE = 0;
    private static final String STAGING = ".restore-";

    private final BackupFile backup;
    private final Path staging;
    private final Replacement replacement;
    private final Keys keys;
    private final Instant now;

    private Restoration(BackupFile backup, Path staging, Replacement replacement, Keys keys, Instant now) {
        this.backup = backup;
        this.staging = staging;
        this.replacement = replacement;
        this.keys = keys;
        this.now = now;
    }

    /**
     * What was brought back.
     *
     * @param refunded jobs that were given up
     * @param aside where the former files are now; absent when there were none
     * @param since when another try had brought back all of this backup already, so that this one changed nothing in the
     *     database; absent: this one brought it back
     */
    public record Restored(
            Instant madeAt,
            long generation,
            long pictures,
            int refunded,
            @Nullable Path aside,
            @Nullable Instant since) {}

    /** Puts small texts that were kept with it where they belong. */
    @FunctionalInterface
    public interface Keys {
        /**
         * Called after the database is there, and again when a restore that was cut off is done again.
         *
         * @param keys the texts by name
         * @param aside the folder for what is in their place; absent when nothing is moved aside
         */
        void keep(Map<String, String> keys, @Nullable Path aside) throws IOException;
    }

    /**
     * Checks the whole file first; nothing is changed unless all of it is right.
     *
     * @param url of the database to bring it back to: a SQLite one that nobody has open, or an empty PostgreSQL one
     * @param pictures the folder of pictures; used only with a SQLite database
     * @param keys gets what else was kept
     * @throws BackupException when the file can't be used, or the place
     * @throws RelocationException when a PostgreSQL database can't take it
     * @throws DatabaseUnavailableException when the database can't be opened
     */
    public static Restored restore(Path file, String url, Path pictures, Instant now, Keys keys) throws IOException {
        return restore(file, url, pictures, now, keys, () -> {});
    }

    /** @param step runs before each change of what is there */
    static Restored restore(Path file, String url, Path pictures, Instant now, Keys keys, Runnable step)
            throws IOException {
        Path folder = Folders.above(pictures);
        try (BackupFile backup = BackupFile.open(file)) {
            if (DatabaseSite.of(url) instanceof DatabaseFile target) {
                requireAlone(target);
            }
            OwnerOnly.createFolders(folder);
            Folders.sweep(folder, STAGING + "*");
            Path staging = Files.createTempDirectory(folder, STAGING);
            Replacement replacement = new Replacement(folder, step);
            try {
                return new Restoration(backup, staging, replacement, keys, now).restore(url, pictures.toAbsolutePath());
            } finally {
                Folders.delete(staging);
            }
        }
    }

    /**
     * Whether a restore was cut off, by a power failure say.
     *
     * @param pictures the folder of pictures
     */
    public static boolean isUnfinished(Path pictures) {
        return Replacement.isUnfinished(Folders.above(pictures));
    }

    /**
     * Refuses to go on where a restore was cut off, by a power failure say.
     *
     * @param pictures the folder of pictures
     * @throws BackupException when one was
     */
    public static void requireFinished(Path pictures) {
        Replacement.requireFinished(Folders.above(pictures));
    }

    private Restored restore(String url, Path pictures) throws IOException {
        Path database = staging.resolve("easel.db");
        Path blobs = staging.resolve("blobs");
        backup.extract(database, blobs);
        String staged = DatabaseFile.PREFIX + database;
        int refunded;
        long generation;
        try (Database opened = Database.open(staged)) {
            refunded = opened.write(this::giveUp);
            generation = opened.write(this::begin);
            requireSound(opened);
        }
        Durable.file(database);
        Map<String, String> kept = backup.keys();
        Path aside = null;
        Instant since = null;
        switch (DatabaseSite.of(url)) {
            case DatabaseFile target ->
                aside = replacement.replace(
                        target.path().toAbsolutePath(), database, pictures, blobs, former -> keys.keep(kept, former));
            case DatabaseServer _ -> {
                since = findEarlier(url, generation).orElse(null);
                if (since == null) {
                    Relocation.move(staged, blobs, url, now, (_, _, _) -> {}, kept);
                }
                keys.keep(kept, null);
            }
        }
        Instant madeAt = backup.manifest().madeAt();
        return new Restored(madeAt, generation, backup.pictures().size(), refunded, aside, since);
    }

    /** When an earlier try, which was cut off before it could say so, has done all of it in one transaction. */
    private Optional<Instant> findEarlier(String url, long generation) {
        try (Database target = Database.open(url)) {
            return target.read(handle -> handle.createQuery("""
                            SELECT restored_at FROM generation WHERE n = :n AND backed_up_at = :made
                            """)
                    .bind("n", generation)
                    .bind("made", backup.manifest().madeAt().toEpochMilli())
                    .mapTo(long.class)
                    .findOne()
                    .map(Instant::ofEpochMilli));
        }
    }

    /** Everybody who held a job is gone, and nothing that waits is drawn. */
    private int giveUp(Handle handle) {
        Set<InstanceId> owners = handle.createQuery("""
                        SELECT lease_owner FROM job WHERE lease_owner IS NOT NULL
                        UNION SELECT pinned_to FROM job WHERE pinned_to IS NOT NULL
                        """).mapTo(String.class).stream()
                .map(InstanceId::parse)
                .collect(Collectors.toSet());
        long before = failed(handle);
        new Recovery(handle, now, NO_MORE).takeBack(owners);
        Set<PlatformId> platforms = handle.createQuery("SELECT DISTINCT platform FROM job").mapTo(String.class).stream()
                .map(PlatformId::new)
                .collect(Collectors.toSet());
        if (!platforms.isEmpty()) {
            Ledger ledger = new Ledger(handle);
            InstanceId nobody = new InstanceId("restore", 0, now.toEpochMilli());
            new JobRows(handle)
                    .failWaiting(nobody, platforms, new Failure.Interrupted(), now)
                    .forEach(job -> ledger.release(job, now));
        }
        return (int) (failed(handle) - before);
    }

    private static long failed(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM job WHERE state = 'FAILED'")
                .mapTo(long.class)
                .one();
    }

    private long begin(Handle handle) {
        // What was being taken in at the time of the backup was taken in since.
        handle.execute("DELETE FROM backlog");
        long generation = handle.createQuery("SELECT coalesce(max(n), 0) + 1 FROM generation")
                .mapTo(long.class)
                .one();
        handle.createUpdate("INSERT INTO generation (n, restored_at, backed_up_at) VALUES (:n, :now, :made)")
                .bind("n", generation)
                .bind("now", now.toEpochMilli())
                .bind("made", backup.manifest().madeAt().toEpochMilli())
                .execute();
        return generation;
    }

    private static void requireSound(Database database) {
        List<Invariants.Violation> violations = Invariants.check(database);
        if (!violations.isEmpty()) {
            throw new BackupException(
                    "The books in the backup don't add up (%s). Nothing was changed."
                            .formatted(violations.getFirst().id()),
                    null);
        }
    }

    private static void requireAlone(DatabaseFile target) {
        if (!Files.exists(target.path())) {
            return;
        }
        try (Handle handle = Jdbi.create(target.alone()).open()) {
            handle.begin();
            handle.createQuery("SELECT count(*) FROM sqlite_schema")
                    .mapTo(long.class)
                    .one();
            handle.rollback();
        } catch (JdbiException e) {
            boolean busy =
                    e.getCause() instanceof SQLException refusal && refusal.getErrorCode() == Relocation.SQLITE_BUSY;
            if (busy) {
                throw new BackupException(
                        "An Easel is running on %s. Stop it and try again.".formatted(target.shown()), e);
            }
            // What is broken is moved aside.
        }
    }
}
