package dev.easel.imaging;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageSize.Pixels;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads image files that nobody should trust: type by the first bytes, size before pixels, bounded in memory and time.
 * Safe for use from several threads; as many are read at once as there are permits, a large one takes them all.
 */
final class ImageFile {
    private static final int BYTES_PER_PIXEL = 8;

    private final ImageLimits limits;
    private final LongSupplier nanoTime;
    private final int permits;
    private final Semaphore decoding;

    /** @param bare the file without anything but the image; absent when its pixels were changed on the way */
    record Content(Bitmap image, @Nullable Encoded bare) {}

    ImageFile(ImageLimits limits, int permits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.permits = permits;
        decoding = new Semaphore(permits, true);
    }

    /** Decodes a file that somebody sent; upright, in sRGB. */
    Content read(byte[] bytes) {
        if (bytes.length > limits.maxFileBytes()) {
            throw Refusals.fileTooLarge(limits);
        }
        return readKept(bytes);
    }

    /** Decodes a file of ours or of a model, which may be longer: an image in PNG is. */
    Content readKept(byte[] bytes) {
        Octets file = new Octets(bytes);
        if (file.length() == 0) {
            throw Refusals.empty();
        }
        FileKind kind = FileKind.find(file).orElseThrow(Refusals::unknownType);
        try {
            Scan scan = scan(kind, file);
            requireWithinLimits(scan.size());
            return withPermit(scan, kind);
        } catch (FailureException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw Refusals.tooHeavy(e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Decoders of other people fail in every way there is when a file was made to break them.
            throw Refusals.broken(e);
        }
    }

    private static Scan scan(FileKind kind, Octets file) throws IOException {
        return switch (kind) {
            case PNG -> new PngScan(file);
            case JPEG -> new JpegScan(file);
            case WEBP -> new WebpScan(file);
            case GIF -> new GifScan(file);
            case BMP -> new BmpScan(file);
            case TIFF -> new TiffScan(file);
        };
    }

    private void requireWithinLimits(Pixels size) {
        if (size.area() > limits.maxPixels() || size.longEdge() > limits.maxEdgePixels()) {
            throw Refusals.tooManyPixels(size.width(), size.height(), limits);
        } else if (size.area() * BYTES_PER_PIXEL > Runtime.getRuntime().maxMemory()) {
            throw Refusals.tooHeavy(null);
        }
    }

    private Content withPermit(Scan scan, FileKind kind) throws IOException {
        int needed = scan.size().area() > ImageLimits.PIXELS_IN_TIME ? permits : 1;
        decoding.acquireUninterruptibly(needed);
        try {
            return decode(scan, kind);
        } finally {
            decoding.release(needed);
        }
    }

    private Content decode(Scan scan, FileKind kind) throws IOException {
        Deadline deadline = new Deadline(nanoTime, limits.decodeTime(scan.size().area()));
        Bitmap image = scan.decode(deadline);
        Optional<ColourProfile> profile = scan.profile();
        profile.ifPresent(colours -> colours.toSrgb(image));
        boolean changed = profile.isPresent() || scan.orientation() != Orientation.UPRIGHT;
        return new Content(scan.orientation().apply(image), changed ? null : bare(scan, kind));
    }

    private static @Nullable Encoded bare(Scan scan, FileKind kind) throws IOException {
        ImageFormat format = kind == FileKind.JPEG ? ImageFormat.JPEG : ImageFormat.PNG;
        return scan.bare().map(bytes -> new Encoded(format, scan.size(), bytes)).orElse(null);
    }
}
