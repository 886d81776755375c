package dev.easel.imaging;

import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes a bare JPEG with the JDK's own reader, which is given nothing but tables and scans. */
final class JpegDecoder {
    private static final String READER = "com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi";

    private final Deadline deadline;
    private boolean warned;
    private boolean cutShort;

    JpegDecoder(Deadline deadline) {
        this.deadline = deadline;
    }

    Bitmap decode(Octets file, JpegColour colour) throws IOException {
        ImageReader reader = Readers.named(READER);
        try (ImageInputStream input = Readers.input(file, deadline)) {
            reader.setInput(input, true, true);
            Readers.abortAt(deadline, reader);
            reader.addIIOReadWarningListener((source, warning) -> warned(warning));
            Raster raster =
                    colour.cmyk() ? reader.readRaster(0, null) : reader.read(0).getRaster();
            deadline.check();
            if (cutShort) {
                throw new EOFException("the coded data ends early");
            }
            return colour.cmyk() ? CmykInks.toBitmap(raster, colour) : Rasters.toBitmap(raster);
        } finally {
            reader.dispose();
        }
    }

    /** libjpeg goes on with grey when data is missing, and only says so. */
    private void warned(String warning) {
        warned = true;
        cutShort |= warning.toLowerCase(Locale.ROOT).contains("premature end");
    }

    /** Whether the decoder had to guess anywhere. */
    boolean warned() {
        return warned;
    }
}
