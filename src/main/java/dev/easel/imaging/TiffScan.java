package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.imaging.TiffDirectory.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A TIFF's first image. The JDK's reader gets the file with a new directory that names nothing but that image, as the
 * old one may hold any number of tags of any length.
 */
final class TiffScan implements Scan {
    private static final String READER = "com.sun.imageio.plugins.tiff.TIFFImageReaderSpi";
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int DEPTH = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int SAMPLES = 277;
    private static final int SAMPLE_FORMAT = 339;
    private static final int ICC = 34_675;
    private static final int MAX_RGB_PALETTE = 3;
    /** None, three kinds of fax, LZW, Deflate twice, PackBits; not JPEG, which would start another reader. */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32_946L, 32_773L);

    private final Octets file;
    private final TiffDirectory directory;
    private final Pixels size;

    TiffScan(Octets file) throws IOException {
        this.file = file;
        directory = TiffDirectory.read(file);
        long width = directory.value(WIDTH, 0);
        long height = directory.value(HEIGHT, 0);
        if (width < 1 || height < 1) {
            throw new IOException("no size");
        }
        size = new Pixels((int) Math.min(width, Integer.MAX_VALUE), (int) Math.min(height, Integer.MAX_VALUE));
        requireKnownVariant();
        if (!TiffData.complete(file, directory)) {
            throw new EOFException("data beyond the end of the file");
        }
    }

    private void requireKnownVariant() throws EOFException {
        boolean known = COMPRESSIONS.contains(directory.value(COMPRESSION, 1))
                && directory.value(PHOTOMETRIC, 1) <= MAX_RGB_PALETTE
                && directory.value(SAMPLES, 1) <= 4
                && directory.value(SAMPLE_FORMAT, 1) == 1
                && directory.value(DEPTH, 1) <= 16;
        if (!known) {
            throw Refusals.unknownVariant("TIFF");
        }
    }

    @Override
    public Pixels size() {
        return size;
    }

    @Override
    public Orientation orientation() {
        try {
            return Orientation.of((int) directory.value(TiffDirectory.ORIENTATION, 1));
        } catch (EOFException e) {
            return Orientation.UPRIGHT;
        }
    }

    @Override
    public Optional<ColourProfile> profile() {
        Optional<Entry> entry = directory.find(ICC);
        try {
            return entry.isEmpty()
                    ? Optional.empty()
                    : ColourProfile.find(
                            file.part(entry.get().place(), entry.get().count()));
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    @Override
    public Bitmap decode(Deadline deadline) throws IOException {
        Octets bare = new Octets(TiffData.withBareDirectory(file, directory));
        return Readers.decode(READER, bare, deadline);
    }

    @Override
    public Optional<byte[]> bare() {
        return Optional.empty();
    }
}
