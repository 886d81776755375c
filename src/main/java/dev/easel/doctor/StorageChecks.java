package dev.easel.doctor;

import static dev.easel.doctor.Complaint.broken;
import static dev.easel.doctor.Complaint.warning;

import dev.easel.core.gallery.RetentionRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The database and what is in it. */
final class StorageChecks {
    static final List<Check> ALL = List.of(
            new Check("database", StorageChecks::database),
            new Check("books", StorageChecks::books),
            new Check("parked-jobs", StorageChecks::parkedJobs),
            new Check("overdue-jobs", StorageChecks::overdueJobs),
            new Check("pictures", StorageChecks::pictures),
            new Check("retention", StorageChecks::retention),
            new Check("backup", StorageChecks::backup));

    private static final Duration BACKED_UP_WITHIN = Duration.ofDays(7);

    private StorageChecks() {}

    private static @Nullable Complaint database(Patient patient) {
        Stored stored = patient.stored();
        return stored.problem().isEmpty()
                ? null
                : broken(
                        "The database %s can't be used: %s.".formatted(stored.location(), stored.problem()),
                        "EASEL_DATABASE_URL=jdbc:sqlite:data/easel.db ./easel doctor");
    }

    private static @Nullable Complaint books(Patient patient) {
        List<String> violations = patient.stored().violations();
        return violations.isEmpty()
                ? null
                : broken(
                        "The books don't add up in %d places, the first: %s."
                                .formatted(violations.size(), violations.getFirst()),
                        "./easel restore BACKUP");
    }

    private static @Nullable Complaint parkedJobs(Patient patient) {
        int parked = patient.stored().parked();
        return parked == 0
                ? null
                : warning(
                        "%d jobs were accepted by a newer Easel and can't be read by this one.".formatted(parked),
                        "git pull && ./easel run");
    }

    private static @Nullable Complaint overdueJobs(Patient patient) {
        int overdue = patient.stored().overdue();
        return overdue == 0
                ? null
                : warning("%d jobs are overdue (I16): nobody works on them.".formatted(overdue), "./easel run");
    }

    private static @Nullable Complaint pictures(Patient patient) {
        int missing = patient.stored().picturesMissing();
        return missing == 0
                ? null
                : broken(
                        "%d of the latest pictures are missing from %s."
                                .formatted(missing, patient.dataDir().resolve("blobs")),
                        "./easel restore BACKUP");
    }

    private static @Nullable Complaint retention(Patient patient) {
        int kept = patient.stored().keptTooLong();
        RetentionRule rule = patient.settings().keeping().retention();
        return kept == 0
                ? null
                : warning(
                        ("%d requests are kept a day longer than is set (what people sent: %s, pictures: %s, words: %s);"
                                        + " Easel looks five minutes after its start, and every six hours.")
                                .formatted(kept, days(rule.inputs()), days(rule.outputs()), days(rule.prompts())),
                        "./easel run");
    }

    private static String days(@Nullable Duration age) {
        return age == null ? "for ever" : "%d days".formatted(age.toDays());
    }

    private static @Nullable Complaint backup(Patient patient) {
        Instant oldest = patient.stored().oldestJob();
        Instant latest = patient.now().minus(BACKED_UP_WITHIN);
        if (oldest == null || oldest.isAfter(latest)) {
            return null;
        }
        Instant last = patient.stored().lastBackup();
        return last != null && last.isAfter(latest)
                ? null
                : warning(
                        last == null ? "There is no backup." : "The last backup was made at %s.".formatted(last),
                        "./easel backup \"easel-$(date +%F).backup\"");
    }
}
