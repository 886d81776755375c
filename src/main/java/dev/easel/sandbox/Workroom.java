package dev.easel.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the files of one request, which goes when the request ends. */
final class Workroom implements AutoCloseable {
    private final Path folder;
    private int files;

    private Workroom(Path folder) {
        this.folder = folder;
    }

    static Workroom within(Path parent) throws IOException {
        return new Workroom(Files.createTempDirectory(parent, "easel-sandbox-"));
    }

    Path folder() {
        return folder;
    }

    /** A name that is still free. */
    Path newFile() {
        files++;
        return folder.resolve("upload-" + files);
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
