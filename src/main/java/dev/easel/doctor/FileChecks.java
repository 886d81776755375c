package dev.easel.doctor;

import static dev.easel.doctor.Complaint.broken;
import static dev.easel.doctor.Complaint.warning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders, room, and who may read what. */
final class FileChecks {
    static final List<Check> ALL = List.of(
            new Check("data-folder", FileChecks::dataFolder),
            new Check("disk", FileChecks::disk),
            new Check("data-permissions", FileChecks::dataPermissions),
            new Check("database-permissions", FileChecks::databasePermissions),
            new Check("key-permissions", FileChecks::keyPermissions),
            new Check("env-permissions", FileChecks::envPermissions),
            new Check("secret-permissions", FileChecks::secretPermissions),
            new Check("config-permissions", FileChecks::configPermissions));

    private static final long FEWEST_BYTES = 500L << 20;
    private static final long FEW_BYTES = 2L << 30;
    private static final Set<PosixFilePermission> READ_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> OPEN_TO_OTHERS = Set.of(PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> WRITTEN_BY_OTHERS = Set.of(PosixFilePermission.OTHERS_WRITE);
    private static final List<String> SECRETS = List.of(
            "OPENAI_API_KEY",
            "DISCORD_TOKEN",
            "SLACK_BOT_TOKEN",
            "SLACK_APP_TOKEN",
            "SLACK_SIGNING_SECRET",
            "EASEL_ADMIN_TOKEN",
            "EASEL_DATABASE_URL");

    private FileChecks() {}

    private static @Nullable Complaint dataFolder(Patient patient) {
        Path folder = patient.dataDir();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            return broken("%s is not a folder.".formatted(folder), "mv %1$s %1$s.old".formatted(folder));
        }
        Path nearest = folder;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return Files.isWritable(nearest)
                ? null
                : broken(
                        "The data folder %s can't be written to.".formatted(folder),
                        "chown \"$USER\" %1$s && chmod 700 %1$s".formatted(nearest));
    }

    private static @Nullable Complaint disk(Patient patient) {
        Path folder = patient.dataDir();
        if (!Files.isDirectory(folder)) {
            return null;
        }
        long free = patient.machine().freeBytes().applyAsLong(folder);
        String cause = "Only %d MB are free for %s; when it is full, nothing is drawn.".formatted(free >> 20, folder);
        String command = "df -h %1$s && du -sh %1$s/*".formatted(folder);
        if (free < FEWEST_BYTES) {
            return broken(cause, command);
        }
        return free < FEW_BYTES ? warning(cause, command) : null;
    }

    private static @Nullable Complaint dataPermissions(Patient patient) {
        return Files.isDirectory(patient.dataDir()) && open(patient.dataDir(), OPEN_TO_OTHERS)
                ? warning(
                        "Everybody on this machine can look into the data folder, where people's pictures are.",
                        "chmod 700 " + patient.dataDir())
                : null;
    }

    private static @Nullable Complaint databasePermissions(Patient patient) {
        String url = patient.settings().databaseUrl().value();
        String sqlite = "jdbc:sqlite:";
        Path file = Path.of(url.startsWith(sqlite) ? url.substring(sqlite.length()) : "");
        return url.startsWith(sqlite) && Files.isRegularFile(file) && open(file, READ_BY_OTHERS)
                ? warning(
                        "Others on this machine can read the database, with everybody's prompts.", "chmod 600 " + file)
                : null;
    }

    private static @Nullable Complaint keyPermissions(Patient patient) {
        Optional<Path> key = Stream.of("pseudonym.key", "web.key", "links.key")
                .map(patient.dataDir()::resolve)
                .filter(file -> Files.isRegularFile(file) && open(file, READ_BY_OTHERS))
                .findFirst();
        return key.map(file -> warning(
                        "Others on this machine can read the key %s.".formatted(file.getFileName()),
                        "chmod 600 " + file))
                .orElse(null);
    }

    private static @Nullable Complaint envPermissions(Patient patient) {
        Path file = patient.home().resolve(".env");
        return Files.isRegularFile(file) && open(file, READ_BY_OTHERS)
                ? warning("Others on this machine can read .env, with the tokens in it.", "chmod 600 " + file)
                : null;
    }

    private static @Nullable Complaint secretPermissions(Patient patient) {
        Optional<String> file = SECRETS.stream()
                .flatMap(name -> patient.environment().find(name + "_FILE").stream())
                .filter(name -> open(Path.of(name), OPEN_TO_OTHERS))
                .findFirst();
        return file.map(name -> warning(
                        "Everybody on this machine can read the secret in %s.".formatted(name), "chmod 640 " + name))
                .orElse(null);
    }

    private static @Nullable Complaint configPermissions(Patient patient) {
        Path folder = patient.home().resolve("config");
        return Files.isDirectory(folder) && open(folder, WRITTEN_BY_OTHERS)
                ? warning(
                        "Everybody on this machine can change the configuration, quotas and prices included.",
                        "chmod o-w " + folder)
                : null;
    }

    /** Whether somebody has one of these permissions; never where the file system knows none. */
    private static boolean open(Path file, Set<PosixFilePermission> permissions) {
        try {
            return Files.exists(file)
                    && Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(permissions::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
