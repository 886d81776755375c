package dev.easel.testing;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps bytes in memory and counts the sinks that nobody closed. */
public class MemoryBlobStore implements BlobStore {
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    @Override
    public BlobSink create() {
        open.incrementAndGet();
        return new MemorySink();
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        byte[] bytes = blobs.get(sha256);
        if (bytes == null) {
            throw new FileNotFoundException(sha256);
        }
        return new ByteArrayInputStream(bytes);
    }

    /** The names of all that was kept. */
    public Set<String> kept() {
        return Set.copyOf(blobs.keySet());
    }

    /** How many sinks were created and not closed. */
    public int openSinks() {
        return open.get();
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void delete(String sha256) {
        blobs.remove(sha256);
    }

    private final class MemorySink extends BlobSink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean closed;

        @Override
        public void write(int value) {
            bytes.write(value);
        }

        @Override
        public void write(byte[] piece, int offset, int length) {
            bytes.write(piece, offset, length);
        }

        @Override
        public Blob keep() throws IOException {
            if (closed) {
                throw new IOException("the sink is closed");
            }
            String name = sha256(bytes.toByteArray());
            blobs.put(name, bytes.toByteArray());
            return new Blob(name, bytes.size());
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
