package dev.easel.doctor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the database.
 *
 * @param location where it is, without credentials
 * @param problem why it can't be used; empty when it can
 * @param violations of the books' rules, a sentence each
 * @param parked jobs that this version can't read
 * @param overdue jobs that somebody should have taken care of long ago
 * @param picturesMissing of delivered jobs, among the latest
 * @param keptTooLong requests of which something should have gone by the retention a day ago
 * @param oldestJob when the first job was asked for; absent without any
 * @param lastBackup when the last one was made; absent before the first
 */
public record Stored(
        String location,
        String problem,
        List<String> violations,
        int parked,
        int overdue,
        int picturesMissing,
        int keptTooLong,
        @Nullable Instant oldestJob,
        @Nullable Instant lastBackup) {
    public Stored {
        violations = List.copyOf(violations);
    }

    /** A database that can't be used. */
    public static Stored unavailable(String location, String problem) {
        return new Stored(location, problem, List.of(), 0, 0, 0, 0, null, null);
    }

    /** There is none yet. */
    public static Stored none() {
        return unavailable("", "");
    }
}
