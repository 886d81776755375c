package dev.easel.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Waits until the disk has what was written. */
final class Durable {
    /** Windows can't open folders and has no need to. */
    private static final boolean FOLDERS_SYNC =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Durable() {}

    static void file(Path file) throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.WRITE)) {
            content.force(true);
        }
    }

    /** A new name is durable only when its folder is. */
    static void folder(Path folder) throws IOException {
        if (FOLDERS_SYNC) {
            try (FileChannel names = FileChannel.open(folder)) {
                names.force(true);
            }
        }
    }
}
