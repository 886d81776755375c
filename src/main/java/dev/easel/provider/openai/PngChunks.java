package dev.easel.provider.openai;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The chunks of a PNG in their order. Checksums are not checked: what was kept is what was received. */
final class PngChunks {
    static final int IHDR = 0x49484452;
    static final int TRNS = 0x74524E53;
    static final int IDAT = 0x49444154;
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int CHECKSUM_BYTES = 4;

    private final DataInputStream in;
    private int left;

    PngChunks(InputStream file) throws IOException {
        this.in = new DataInputStream(file);
        if (in.readLong() != SIGNATURE) {
            throw new GarbledException("not a PNG");
        }
    }

    /** Goes to the next chunk, and gives its type. */
    int next() throws IOException {
        left = in.readInt();
        if (left < 0) {
            throw new GarbledException("a PNG with a broken chunk");
        }
        return in.readInt();
    }

    /** The whole of this chunk, which must not be longer. */
    byte[] read(int maxBytes) throws IOException {
        if (left > maxBytes) {
            throw new GarbledException("a PNG with too long a chunk");
        }
        byte[] bytes = new byte[left];
        in.readFully(bytes);
        in.skipNBytes(CHECKSUM_BYTES);
        return bytes;
    }

    void skip() throws IOException {
        in.skipNBytes(left + (long) CHECKSUM_BYTES);
    }

    /** This chunk and the ones of its kind that follow, as one stream. */
    InputStream content() {
        return new Content();
    }

    private final class Content extends InputStream {
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (left == 0 && !ended) {
                in.skipNBytes(CHECKSUM_BYTES);
                ended = next() != IDAT;
            }
            if (ended) {
                return -1;
            }
            int read = in.read(target, offset, Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
