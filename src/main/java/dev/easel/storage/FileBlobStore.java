package dev.easel.storage;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps bytes as files that only their owner can read: {@code ab/cdef…} for a digest {@code abcdef…}. Several processes
 * may share the folder.
 */
public final class FileBlobStore implements BlobStore {
    private static final int FOLDER_CHARACTERS = 2;
    private static final String UNFINISHED = "unfinished";
    /** Nothing takes this long to arrive, so whoever wrote such a file is dead. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path directory;

    private FileBlobStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens a store, making its folder when it is missing, removes what dead processes left unfinished, and brings back what
     * they were about to delete although it was kept again.
     *
     * @param now tells which unfinished files are old enough to be nobody's
     */
    public static FileBlobStore open(Path directory, Instant now) throws IOException {
        FileBlobStore store = new FileBlobStore(directory.toAbsolutePath());
        OwnerOnly.createFolders(store.unfinished());
        store.sweep(now.minus(ABANDONED));
        return store;
    }

    @Override
    public BlobSink create() throws IOException {
        return new FileBlobSink(unfinished(), this::fileOf);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        try {
            return Files.newInputStream(fileOf(sha256));
        } catch (NoSuchFileException e) {
            FileNotFoundException missing = new FileNotFoundException("no blob " + sha256);
            missing.initCause(e);
            throw missing;
        }
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(fileOf(sha256));
    }

    @Override
    public List<String> listUntouched(String firstTwo, Instant before) throws IOException {
        List<String> names = new ArrayList<>();
        Path folder = directory.resolve(firstTwo);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    if (lastWrittenBefore(file, before)) {
                        names.add(firstTwo + file.getFileName());
                    }
                }
            }
        }
        return names;
    }

    /** Moved away first: whoever keeps the same bytes meanwhile either finds no file, or leaves a trace on this one. */
    @Override
    public boolean deleteUntouched(String sha256, Instant before) throws IOException {
        Path file = fileOf(sha256);
        Path aside = unfinished().resolve(Aside.name(sha256, before));
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        }
        if (lastWrittenBefore(aside, before)) {
            Files.deleteIfExists(aside);
            return true;
        }
        moveBack(aside, file);
        return false;
    }

    /** Where somebody has written it anew by now, the bytes are the same. */
    private static void moveBack(Path aside, Path file) throws IOException {
        try {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // Somebody who has started meanwhile took its mover for dead, and did it.
        }
    }

    /**
     * A file that was moved away to be deleted. Its name says which it is and since when nobody may have kept it again, so
     * that a process that dies in between leaves nothing undecided.
     */
    private record Aside(String sha256, Instant before) {
        private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.(-?\\d{1,18})\\..+");

        static String name(String sha256, Instant before) {
            return sha256 + "." + before.toEpochMilli() + "." + UUID.randomUUID();
        }

        static Optional<Aside> find(Path file) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            return name.matches()
                    ? Optional.of(new Aside(name.group(1), Instant.ofEpochMilli(Long.parseLong(name.group(2)))))
                    : Optional.empty();
        }
    }

    private Path unfinished() {
        return directory.resolve(UNFINISHED);
    }

    private Path fileOf(String sha256) {
        return fileOf(directory, sha256);
    }

    /** Where a store in this folder keeps what has this digest. */
    static Path fileOf(Path directory, String sha256) {
        Sha256.requireName(sha256);
        return directory.resolve(sha256.substring(0, FOLDER_CHARACTERS)).resolve(sha256.substring(FOLDER_CHARACTERS));
    }

    private void sweep(Instant before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(unfinished())) {
            for (Path file : files) {
                Optional<Aside> aside = Aside.find(file);
                if (lastWrittenBefore(file, aside.map(Aside::before).orElse(before))) {
                    Files.deleteIfExists(file);
                } else if (aside.isPresent()) {
                    moveBack(file, fileOf(aside.get().sha256()));
                }
            }
        }
    }

    private static boolean lastWrittenBefore(Path file, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            // Its writer finished meanwhile.
            return false;
        }
    }
}
