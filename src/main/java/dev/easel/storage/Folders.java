package dev.easel.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Folders for the time being. */
final class Folders {
    private Folders() {}

    /** The folder that something is in. */
    static Path above(Path path) {
        Path absolute = path.toAbsolutePath();
        return Objects.requireNonNullElse(absolute.getParent(), absolute);
    }

    /** Deletes what others left in a folder, by a pattern of its names. */
    static void sweep(Path folder, String names) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, names)) {
            for (Path path : left) {
                delete(path);
            }
        }
    }

    /** Deletes a folder with everything in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
