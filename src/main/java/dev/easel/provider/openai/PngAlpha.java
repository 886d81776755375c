package dev.easel.provider.openai;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.InflaterInputStream;

/**
 * Reads how opaque the pixels of a PNG are, row by row, without the desktop classes. Takes every PNG with an alpha
 * channel or a transparent palette, unless it is interlaced; any other is a {@link GarbledException}. Closing leaves
 * the file's stream open.
 */
final class PngAlpha implements AutoCloseable {
    private static final int OPAQUE = 0xFF;

    private final PngHeader header;
    private final InflaterInputStream pixels;
    private byte[] row;
    private byte[] above;

    private PngAlpha(PngHeader header, InputStream packed) {
        this.header = header;
        this.pixels = new InflaterInputStream(packed);
        this.row = new byte[header.rowBytes()];
        this.above = new byte[header.rowBytes()];
    }

    static PngAlpha open(InputStream file) throws IOException {
        PngChunks chunks = new PngChunks(file);
        return new PngAlpha(PngHeader.read(chunks), chunks.content());
    }

    int width() {
        return header.width();
    }

    int height() {
        return header.height();
    }

    /** Fills in the next row's opacities, 0 to 255 unsigned. */
    void readRow(byte[] alpha) throws IOException {
        int filter = pixels.read();
        int read = pixels.readNBytes(row, 0, row.length);
        if (filter < 0 || read < row.length) {
            throw new GarbledException("a PNG that ends early");
        }
        unfilter(filter);
        for (int x = 0; x < alpha.length; x++) {
            alpha[x] = opacity(x);
        }
        byte[] free = above;
        above = row;
        row = free;
    }

    @Override
    public void close() throws IOException {
        pixels.close();
    }

    private byte opacity(int x) {
        if (header.hasPalette()) {
            int index = paletteIndex(x);
            ByteBuffer palette = header.paletteAlpha();
            return index < palette.limit() ? palette.get(index) : (byte) OPAQUE;
        }
        int sampleBytes = header.depth() / 8;
        return row[(x + 1) * header.pixelBytes() - sampleBytes]; // alpha comes last, its high byte first
    }

    /** Pixels of fewer than eight bits share a byte, the first in its high bits. */
    private int paletteIndex(int x) {
        int bit = x * header.depth();
        int shift = 8 - header.depth() - bit % 8;
        return (row[bit / 8] & 0xFF) >> shift & ((1 << header.depth()) - 1);
    }

    /** Undoes what made the row easier to compress (PNG specification, section 9). */
    private void unfilter(int filter) throws GarbledException {
        int step = header.pixelBytes();
        for (int i = 0; i < row.length; i++) {
            int left = i < step ? 0 : row[i - step] & 0xFF;
            int up = above[i] & 0xFF;
            int corner = i < step ? 0 : above[i - step] & 0xFF;
            row[i] += (byte)
                    switch (filter) {
                        case 0 -> 0;
                        case 1 -> left;
                        case 2 -> up;
                        case 3 -> (left + up) / 2;
                        case 4 -> nearest(left, up, corner);
                        default -> throw new GarbledException("a PNG with an unknown filter");
                    };
        }
    }

    /** Paeth's predictor. */
    private static int nearest(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
