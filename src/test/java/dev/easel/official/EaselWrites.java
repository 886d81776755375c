package dev.easel.official;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The same, with pictures written to plain files: neither hashed nor forced to the disk, as the official client's. */
public final class EaselWrites extends EaselReads {
    public EaselWrites(String baseUrl, Path folder) {
        super(baseUrl, new PlainFiles(folder));
    }

    private record PlainFiles(Path folder, AtomicInteger count) implements BlobStore {
        PlainFiles(Path folder) {
            this(folder, new AtomicInteger());
        }

        @Override
        public BlobSink create() throws IOException {
            String name = "%064d".formatted(count.incrementAndGet());
            FileOutputStream file = new FileOutputStream(folder.resolve(name).toFile());
            return new BlobSink() {
                private long bytes;

                @Override
                public void write(int value) {
                    throw new UnsupportedOperationException("one byte at a time is too slow");
                }

                @Override
                public void write(byte[] piece, int offset, int length) throws IOException {
                    file.write(piece, offset, length);
                    bytes += length;
                }

                @Override
                public Blob keep() throws IOException {
                    file.close();
                    return new Blob(name, bytes);
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }

        @Override
        public void delete(String name) {}

        @Override
        public InputStream open(String name) throws IOException {
            return new FileInputStream(folder.resolve(name).toFile());
        }
    }
}
