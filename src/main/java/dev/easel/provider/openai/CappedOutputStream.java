package dev.easel.provider.openai;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes on so many bytes and no more. */
final class CappedOutputStream extends FilterOutputStream {
    private long left;

    CappedOutputStream(OutputStream target, long maxBytes) {
        super(target);
        this.left = maxBytes;
    }

    @Override
    public void write(int value) throws IOException {
        take(1);
        out.write(value);
    }

    @Override
    public void write(byte[] piece, int offset, int length) throws IOException {
        take(length);
        out.write(piece, offset, length);
    }

    private void take(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new GarbledException("larger than it may be");
        }
    }
}
