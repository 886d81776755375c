package dev.easel.download;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with a failure when more comes than may, whatever length was announced. */
final class LimitedStream extends FilterInputStream {
    private final Closeable origin;
    private long left;

    /** @param origin closed with the stream */
    LimitedStream(InputStream bytes, Closeable origin, long maxBytes) {
        super(bytes);
        this.origin = origin;
        this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        // One more than may come, so that what is exactly as long ends as any other.
        int read = super.read(bytes, from, (int) Math.min(length, left + 1));
        left -= Math.max(0, read);
        if (left < 0) {
            throw new IOException("the file is larger than any picture may be");
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        origin.close();
    }
}
