package dev.easel.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Remembers the last backup that was made, in a file of the data folder. */
record BackupMark(Path file) {
    static BackupMark in(Path dataDir) {
        return new BackupMark(dataDir.resolve("last-backup"));
    }

    /**
     * A backup that was made.
     *
     * @param bytes of its file; 0 when a version made it that didn't note them
     */
    record Made(Instant at, long bytes) {
        static final Made NEVER = new Made(Instant.EPOCH, 0);
    }

    /** Empty before the first one. */
    Optional<Made> find() {
        try {
            List<String> lines = Files.readAllLines(file);
            long bytes = lines.size() < 2 ? 0 : Long.parseLong(lines.get(1).strip());
            return Optional.of(new Made(Instant.parse(lines.getFirst().strip()), bytes));
        } catch (IOException | DateTimeParseException | NumberFormatException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    void set(Made made) throws IOException {
        Files.writeString(file, made.at() + "\n" + made.bytes() + "\n");
    }
}
