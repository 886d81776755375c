package dev.easel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary folders on a file system in memory, where there is a roomy one: a commit doesn't wait for a disk there.
 * {@code junit-platform.properties} makes every {@code @TempDir} one of them.
 */
public final class InMemoryFolder implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");
    /** Far more than all tests that run beside each other keep; containers often have next to nothing. */
    private static final long ROOMY_BYTES = 2L << 30;

    /** A new folder. */
    public static Path create(String prefix) throws IOException {
        return isRoomy() ? Files.createTempDirectory(MEMORY, prefix) : Files.createTempDirectory(prefix);
    }

    /** As {@link #create}, for what lives as long as this JVM, and goes with it. */
    public static Path createForGood(String prefix) throws IOException {
        Path folder = create(prefix);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
    }

    private static boolean isRoomy() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOMY_BYTES;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        return create("easel");
    }
}
