package dev.easel.imaging;

import java.io.EOFException;
import java.io.IOException;

/** Turns a PNG's rows into pixels: filters, interlacing, every colour type and depth (PNG 3rd edition, 7 to 9). */
final class PngDecoder {
    /** First column, first row, column step, row step of each pass of Adam7. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    private final PngHeader header;
    private final PngData data;
    private final int[] colours;
    private final int keyed;
    private final boolean hasKey;

    PngDecoder(PngHeader header, Octets palette, Octets transparency, PngData data) throws IOException {
        this.header = header;
        this.data = data;
        colours = header.colourType() == PngHeader.PALETTE ? colours(palette, transparency) : new int[0];
        hasKey = header.colourType() <= PngHeader.RGB && transparency.length() > 0;
        keyed = hasKey ? key(transparency) : 0;
    }

    /** Colours that the palette doesn't have are black, as browsers draw them. */
    private static int[] colours(Octets palette, Octets transparency) throws IOException {
        int count = palette.length() / 3;
        if (count < 1 || count > 256 || palette.length() % 3 != 0) {
            throw new IOException("no valid palette");
        }
        int[] colours = new int[256];
        for (int index = 0; index < 256; index++) {
            int alpha = index < transparency.length() ? transparency.u8(index) : 0xFF;
            int rgb = index < count ? palette.u8(3L * index) << 16 | palette.u16(3L * index + 1) : 0;
            colours[index] = alpha << 24 | rgb;
        }
        return colours;
    }

    /** The one colour that stands for transparent, as its pixel would come out. */
    private int key(Octets transparency) throws EOFException {
        int red = scaled(transparency.u16(0));
        return header.grey()
                ? opaque(red, red, red)
                : opaque(red, scaled(transparency.u16(2)), scaled(transparency.u16(4)));
    }

    Bitmap decode(Deadline deadline) throws IOException {
        Bitmap image = Bitmap.blank(header.size());
        for (int[] pass : header.interlaced() ? ADAM7 : ONE_PASS) {
            int width = Math.ceilDiv(image.width() - pass[0], pass[2]);
            int height = Math.ceilDiv(image.height() - pass[1], pass[3]);
            if (width > 0 && height > 0) {
                decodePass(image, pass, width, deadline);
            }
        }
        return image;
    }

    private void decodePass(Bitmap image, int[] pass, int width, Deadline deadline) throws IOException {
        int rowBytes = Math.toIntExact(((long) width * header.bitsPerPixel() + 7) / 8);
        byte[] row = new byte[rowBytes + 1];
        byte[] above = new byte[rowBytes + 1];
        for (int y = pass[1]; y < image.height(); y += pass[3]) {
            deadline.check();
            data.readFully(row, rowBytes + 1);
            PngFilter.undo(row, above, Math.max(1, header.bitsPerPixel() / 8));
            unpack(row, image.argb(), y * image.width() + pass[0], pass[2], width);
            byte[] spare = above;
            above = row;
            row = spare;
        }
    }

    private void unpack(byte[] row, int[] argb, int start, int step, int width) {
        int target = start;
        for (int x = 0; x < width; x++, target += step) {
            int pixel = pixel(row, x);
            argb[target] = hasKey && pixel == keyed ? pixel & 0xFFFFFF : pixel;
        }
    }

    private int pixel(byte[] row, int x) {
        int first = x * header.samples();
        return switch (header.colourType()) {
            case PngHeader.GREY -> {
                int grey = scaled(sample(row, first));
                yield opaque(grey, grey, grey);
            }
            case PngHeader.PALETTE -> colours[sample(row, first)];
            case PngHeader.GREY_ALPHA -> {
                int grey = scaled(sample(row, first));
                yield scaled(sample(row, first + 1)) << 24 | grey << 16 | grey << 8 | grey;
            }
            case PngHeader.RGB -> rgb(row, first);
            default -> (scaled(sample(row, first + 3)) << 24) | (rgb(row, first) & 0xFFFFFF);
        };
    }

    private int rgb(byte[] row, int first) {
        return opaque(scaled(sample(row, first)), scaled(sample(row, first + 1)), scaled(sample(row, first + 2)));
    }

    private static int opaque(int red, int green, int blue) {
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    /** The byte before a row's samples names its filter. */
    private int sample(byte[] row, int index) {
        int depth = header.bitDepth();
        if (depth == 8) {
            return row[1 + index] & 0xFF;
        } else if (depth == 16) {
            return ((row[1 + 2 * index] & 0xFF) << 8) | (row[2 + 2 * index] & 0xFF);
        }
        int bit = index * depth;
        return (row[1 + bit / 8] >> (8 - depth - bit % 8)) & ((1 << depth) - 1);
    }

    /** To 8 bits, correctly rounded. */
    private int scaled(int sample) {
        return switch (header.bitDepth()) {
            case 1 -> (sample & 1) * 0xFF;
            case 2 -> (sample & 3) * 0x55;
            case 4 -> (sample & 15) * 0x11;
            case 16 -> (sample * 255 + 32_895) >> 16;
            default -> sample & 0xFF;
        };
    }
}
