package dev.easel.storage;

import dev.easel.core.image.BlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Kept bytes of people who were forgotten: kept in mind until they are deleted, or it is certain that others need them. */
final class ForgottenFiles {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final BlobStore blobs;

    ForgottenFiles(Database database, BlobStore blobs) {
        this.database = database;
        this.blobs = blobs;
    }

    /**
     * Deletes what nobody else needs, one after the other; one that can't be deleted keeps no other one back.
     *
     * @throws IOException when some can't be deleted: they stay in mind
     */
    void delete() throws IOException {
        IOException stuck = null;
        List<String> some = listAfter("");
        while (!some.isEmpty()) {
            IOException failure = delete(some);
            stuck = stuck == null ? failure : stuck;
            some = listAfter(some.getLast());
        }
        if (stuck != null) {
            throw stuck;
        }
    }

    private List<String> listAfter(String file) {
        return database.read(handle -> handle.createQuery(
                        "SELECT sha256 FROM forgotten_blob WHERE sha256 > :after ORDER BY sha256 LIMIT :most")
                .bind("after", file)
                .bind("most", AT_ONCE)
                .mapTo(String.class)
                .list());
    }

    /** Returns why one of them could not be deleted. */
    private @Nullable IOException delete(List<String> files) {
        Set<String> shown = database.read(ForgottenFiles::shown);
        List<String> settled = new ArrayList<>();
        IOException stuck = null;
        for (String file : files) {
            try {
                if (isSettled(file, shown)) {
                    settled.add(file);
                }
            } catch (IOException e) {
                stuck = e;
            }
        }
        if (!settled.isEmpty()) {
            database.change(handle -> handle.createUpdate("DELETE FROM forgotten_blob WHERE sha256 IN (<files>)")
                    .bindList("files", settled)
                    .execute());
        }
        return stuck;
    }

    /** What conversations and contact sheets show: no index leads to those, so all of them are read once for many files. */
    private static Set<String> shown(Handle handle) {
        Set<String> shown = new HashSet<>(NamedFiles.in(handle, "transcript", "body"));
        shown.addAll(NamedFiles.in(handle, "batch", "sheet_image"));
        return shown;
    }

    /** Whoever else needs the same bytes keeps them; those that a job needs for now are looked at again. */
    private boolean isSettled(String file, Set<String> shown) throws IOException {
        boolean needed = shown.contains(file) || database.read(handle -> new BlobUses(handle).isNeeded(file));
        if (!needed) {
            blobs.delete(file);
            return true;
        }
        return !database.read(handle -> new BlobUses(handle).isNeededForNow(file));
    }
}
