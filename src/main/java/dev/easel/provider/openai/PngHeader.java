package dev.easel.provider.openai;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * How the pixels of a PNG are laid out.
 *
 * @param depth bits of one sample
 * @param type of colour: 3 for a palette, 4 and 6 with an alpha channel
 * @param paletteAlpha opacity of the palette's first colours; the others are opaque
 */
record PngHeader(int width, int height, int depth, int type, ByteBuffer paletteAlpha) {
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int COLOUR_ALPHA = 6;
    private static final int MAX_EDGE = 1 << 16;
    private static final int HEADER_BYTES = 13;
    private static final int MAX_COLOURS = 256;

    /** Reads up to the first chunk of pixels, whose content comes next. */
    static PngHeader read(PngChunks chunks) throws IOException {
        if (chunks.next() != PngChunks.IHDR) {
            throw new GarbledException("a PNG without a header");
        }
        ByteBuffer fields = ByteBuffer.wrap(chunks.read(HEADER_BYTES));
        if (fields.remaining() < HEADER_BYTES) {
            throw new GarbledException("a PNG with a short header");
        }
        int width = fields.getInt();
        int height = fields.getInt();
        int depth = fields.get();
        int type = fields.get();
        boolean interlaced = fields.getShort() != 0 || fields.get() != 0;
        ByteBuffer alpha = ByteBuffer.allocate(0);
        for (int chunk = chunks.next(); chunk != PngChunks.IDAT; chunk = chunks.next()) {
            if (chunk == PngChunks.TRNS && type == PALETTE) {
                alpha = ByteBuffer.wrap(chunks.read(MAX_COLOURS));
            } else {
                chunks.skip();
            }
        }
        PngHeader header = new PngHeader(width, height, depth, type, alpha);
        if (interlaced || !header.isReadable()) {
            throw new GarbledException("a PNG of a kind that isn't read here");
        }
        return header;
    }

    boolean hasPalette() {
        return type == PALETTE;
    }

    /** Bytes from one pixel to the next; at least one. */
    int pixelBytes() {
        return Math.max(1, samples() * depth / 8);
    }

    int rowBytes() {
        return Math.ceilDiv(width * samples() * depth, 8);
    }

    private int samples() {
        return switch (type) {
            case GREY_ALPHA -> 2;
            case COLOUR_ALPHA -> 4;
            default -> 1;
        };
    }

    private boolean isReadable() {
        boolean sized = width > 0 && width <= MAX_EDGE && height > 0 && height <= MAX_EDGE;
        boolean palette = hasPalette() && paletteAlpha.hasRemaining() && depth >= 1 && depth <= 8 && 8 % depth == 0;
        boolean channel = (type == GREY_ALPHA || type == COLOUR_ALPHA) && (depth == 8 || depth == 16);
        return sized && (palette || channel);
    }
}
