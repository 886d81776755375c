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
import java.util.UUID;

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
     * Opens a store, making its folder when it is missing, and removes what dead processes left unfinished.
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
        Path aside = unfinished().resolve(UUID.randomUUID().toString());
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        }
        if (lastWrittenBefore(aside, before)) {
            Files.deleteIfExists(aside);
            return true;
        }
        // Where somebody has written it anew by now, the bytes are the same.
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return false;
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
                if (lastWrittenBefore(file, before)) {
                    Files.deleteIfExists(file);
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
