package dev.easel.platform.cli;

import dev.easel.core.chat.Messenger;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobStore;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.MessengerContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class CliMessengerContractTest extends MessengerContract {
    @TempDir
    private Path folder;

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private CliSession session;

    @BeforeEach
    void open() {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        session = new CliSession("session-1", folder, out, out);
    }

    @Override
    protected Messenger messenger() {
        return new CliMessenger(blobs, session);
    }

    @Override
    protected BlobStore blobs() {
        return blobs;
    }

    @Override
    protected ReplyAddress asked() {
        return session.address().toReplyAddress();
    }

    @Override
    protected List<String> shownImages() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(CliMessengerContractTest::nameOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path file) {
        try {
            return MemoryBlobStore.sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected String shownText() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Its files are the asker's own. */
    @Override
    protected boolean takesBack() {
        return false;
    }
}
