package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import java.io.IOException;
import java.util.Optional;

/** A file whose structure was walked from end to end, and nothing decoded yet. */
interface Scan {
    /** As the file says it, before it is turned upright. */
    Pixels size();

    Orientation orientation();

    /** What turns the file's colours into sRGB; empty when they are. */
    Optional<ColourProfile> profile();

    /** The pixels as they are in the file. Slow; called once. */
    Bitmap decode(Deadline deadline) throws IOException;

    /**
     * The file with nothing in it but the image; only PNG and JPEG files can be kept like that. Only after
     * {@link #decode} has read it.
     */
    Optional<byte[]> bare() throws IOException;
}
