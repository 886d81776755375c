package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A GIF's blocks to the last one; only the first frame is decoded, onto the whole screen (GIF89a, 18 to 23). */
final class GifScan implements Scan {
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;

    private final Octets file;
    private final Pixels screen;
    private int transparent = -1;
    private @Nullable Frame frame;

    /**
     * @param colours place of the table that counts, 0 for none
     * @param data place of the coded pixels
     */
    private record Frame(
            int left, int top, Pixels size, boolean interlaced, long colours, int colourCount, long data) {}

    GifScan(Octets file) throws IOException {
        this.file = file;
        int flags = file.u8(10);
        long at = 13 + tableBytes(flags);
        for (int block = file.u8(at); block != TRAILER; block = file.u8(at)) {
            at = switch (block) {
                case EXTENSION -> extension(at);
                case FRAME -> frame(at, flags);
                default -> throw new IOException("no such block");
            };
        }
        if (frame == null) {
            throw new EOFException("no frame");
        }
        screen = new Pixels(
                Math.max(file.u16Little(6), frame.left + frame.size.width()),
                Math.max(file.u16Little(8), frame.top + frame.size.height()));
    }

    private static long tableBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3L * colours(flags);
    }

    private static int colours(int flags) {
        return 2 << (flags & 7);
    }

    private long extension(long at) throws EOFException {
        boolean transparency = frame == null && file.u8(at + 1) == GRAPHIC_CONTROL && (file.u8(at + 3) & 1) != 0;
        if (transparency) {
            transparent = file.u8(at + 6);
        }
        return behindBlocks(at + 2);
    }

    private long frame(long at, int screenFlags) throws IOException {
        int flags = file.u8(at + 9);
        int width = file.u16Little(at + 5);
        int height = file.u16Little(at + 7);
        if (width == 0 || height == 0) {
            throw new IOException("a frame without pixels");
        }
        long data = at + 10 + tableBytes(flags);
        if (frame == null) {
            boolean own = (flags & 0x80) != 0;
            long table = own ? at + 10 : (screenFlags & 0x80) != 0 ? 13 : 0;
            frame = new Frame(
                    file.u16Little(at + 1),
                    file.u16Little(at + 3),
                    new Pixels(width, height),
                    (flags & 0x40) != 0,
                    table,
                    colours(own ? flags : screenFlags),
                    data);
        }
        return behindBlocks(data + 1);
    }

    private long behindBlocks(long from) throws EOFException {
        long at = from;
        for (int length = file.u8(at); length > 0; length = file.u8(at)) {
            at += length + 1L;
        }
        return at + 1;
    }

    @Override
    public Pixels size() {
        return screen;
    }

    @Override
    public Orientation orientation() {
        return Orientation.UPRIGHT;
    }

    @Override
    public Optional<ColourProfile> profile() {
        return Optional.empty();
    }

    @Override
    public Bitmap decode(Deadline deadline) throws IOException {
        Frame first = Objects.requireNonNull(frame);
        int[] colours = colours(first);
        Bitmap image = Bitmap.blank(first.size);
        GifPixels pixels = new GifPixels(file, first.data);
        for (int row = 0; row < image.height(); row++) {
            deadline.check();
            int y = first.interlaced ? interlacedRow(row, image.height()) : row;
            for (int x = 0; x < image.width(); x++) {
                image.argb()[y * image.width() + x] = colours[pixels.next()];
            }
        }
        if (first.size.equals(screen)) {
            return image;
        }
        Bitmap whole = Bitmap.blank(screen);
        whole.put(image, first.left, first.top);
        return whole;
    }

    private int[] colours(Frame first) throws IOException {
        if (first.colours == 0) {
            throw new IOException("no colours");
        }
        int[] colours = new int[256];
        for (int index = 0; index < 256; index++) {
            long at = first.colours + 3L * index;
            int rgb = index < first.colourCount ? file.u8(at) << 16 | file.u16(at + 1) : 0;
            colours[index] = index == transparent ? rgb : 0xFF000000 | rgb;
        }
        return colours;
    }

    /** Every eighth row, every eighth from 4, every fourth from 2, every second from 1. */
    private static int interlacedRow(int row, int height) {
        int left = row;
        for (int[] pass : new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}}) {
            int rows = Math.max(0, Math.ceilDiv(height - pass[0], pass[1]));
            if (left < rows) {
                return pass[0] + left * pass[1];
            }
            left -= rows;
        }
        throw new IllegalArgumentException("no such row");
    }

    @Override
    public Optional<byte[]> bare() {
        return Optional.empty();
    }
}
