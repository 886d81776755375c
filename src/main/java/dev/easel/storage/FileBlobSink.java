package dev.easel.storage;

import dev.easel.core.image.BlobSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes to an unfinished file, which gets the name of its content once all of it is on the disk. */
final class FileBlobSink extends BlobSink {
    private final Function<String, Path> fileOf;
    private final Path unfinished;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.begin();
    private @Nullable Blob kept;

    /** @param fileOf where content with such a digest is kept */
    FileBlobSink(Path folder, Function<String, Path> fileOf) throws IOException {
        this.fileOf = fileOf;
        this.unfinished = folder.resolve(UUID.randomUUID().toString());
        OwnerOnly.createFile(unfinished);
        this.channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (kept != null) {
            throw new IOException("the blob is kept already");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        digest.update(bytes, offset, length);
    }

    @Override
    public Blob keep() throws IOException {
        if (kept == null) {
            channel.force(true);
            Blob blob = new Blob(Sha256.end(digest), channel.size());
            channel.close();
            move(blob);
            kept = blob;
        }
        return kept;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(unfinished);
    }

    /** Files of the same name are equal, unless a disk fault cut one short: that one is replaced. */
    private void move(Blob blob) throws IOException {
        Path file = fileOf.apply(blob.sha256());
        Path folder = file.resolveSibling("");
        OwnerOnly.createFolders(folder);
        if (!touch(file, blob)) {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        Durable.folder(folder);
        Durable.folder(folder.resolveSibling(""));
    }

    /** Whether the bytes are there; if so, nobody takes them for old. */
    private boolean touch(Path file, Blob blob) throws IOException {
        try {
            if (Files.size(file) != blob.bytes()) {
                return false;
            }
            Files.setLastModifiedTime(file, Files.getLastModifiedTime(unfinished));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
