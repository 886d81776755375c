package dev.easel.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Remembers when the last backup was made, in a file of the data folder. */
record BackupMark(Path file) {
    static BackupMark in(Path dataDir) {
        return new BackupMark(dataDir.resolve("last-backup"));
    }

    /** Empty before the first one. */
    Optional<Instant> find() {
        try {
            return Optional.of(Instant.parse(Files.readString(file).strip()));
        } catch (IOException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    void set(Instant now) throws IOException {
        Files.writeString(file, now + "\n");
    }
}
