package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import java.io.IOException;

/** A PNG's first chunk (PNG 3rd edition, 11.2.1). */
record PngHeader(Pixels size, int bitDepth, int colourType, boolean interlaced) {
    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGBA = 6;

    static PngHeader read(Octets content) throws IOException {
        long width = content.u32(0);
        long height = content.u32(4);
        int depth = content.u8(8);
        int colour = content.u8(9);
        boolean known = content.u8(10) == 0 && content.u8(11) == 0 && content.u8(12) <= 1;
        if (!known || !depthFits(colour, depth) || width < 1 || height < 1) {
            throw new IOException("no valid header");
        }
        return new PngHeader(new Pixels(clamp(width), clamp(height)), depth, colour, content.u8(12) == 1);
    }

    /** Absurd sizes stay absurd, and refused, without overflowing. */
    private static int clamp(long edge) {
        return (int) Math.min(edge, Integer.MAX_VALUE);
    }

    private static boolean depthFits(int colour, int depth) {
        return switch (colour) {
            case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GREY_ALPHA, RGBA -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    boolean grey() {
        return colourType == GREY || colourType == GREY_ALPHA;
    }

    int samples() {
        return switch (colourType) {
            case GREY, PALETTE -> 1;
            case GREY_ALPHA -> 2;
            case RGB -> 3;
            default -> 4;
        };
    }

    int bitsPerPixel() {
        return samples() * bitDepth;
    }
}
