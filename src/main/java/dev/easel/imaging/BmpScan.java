package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** A BMP's header, checked before the JDK's reader believes it. Other formats inside of a BMP are refused. */
final class BmpScan implements Scan {
    private static final String READER = "com.sun.imageio.plugins.bmp.BMPImageReaderSpi";
    private static final int HEADER_BYTES = 40;
    private static final int PLAIN = 0;
    private static final int BIT_FIELDS = 3;

    private final Octets file;
    private final Pixels size;

    BmpScan(Octets file) throws IOException {
        this.file = file;
        int width = (int) file.u32Little(18);
        int height = (int) file.u32Little(22);
        int depth = file.u16Little(28);
        long compression = file.u32Little(30);
        if (file.u32Little(14) < HEADER_BYTES || compression > BIT_FIELDS || depth == 0) {
            throw Refusals.unknownVariant("BMP");
        } else if (width <= 0 || height == 0 || height == Integer.MIN_VALUE || depth > 32) {
            throw new IOException("no valid header");
        } else if (file.u32Little(46) > 256) {
            throw new IOException("more colours than there can be");
        }
        size = new Pixels(width, Math.abs(height));
        boolean plain = compression == PLAIN || compression == BIT_FIELDS;
        long rowBytes = Math.ceilDiv((long) width * depth, 32L) * 4;
        if (plain && file.u32Little(10) + rowBytes * size.height() > file.length()) {
            throw new EOFException("fewer rows than the header says");
        }
    }

    @Override
    public Pixels size() {
        return size;
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
        return Readers.decode(READER, file, deadline);
    }

    @Override
    public Optional<byte[]> bare() {
        return Optional.empty();
    }
}
