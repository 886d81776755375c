package dev.easel.imaging;

import java.time.Duration;

/**
 * How large an image may be that somebody sends.
 *
 * @param maxFileBytes of the file as it is sent
 * @param maxPixels width by height, from the header
 * @param maxEdgePixels width or height, from the header
 * @param decodeTime how long one file may take to be read; doubled and so on for each further {@link #PIXELS_IN_TIME}
 */
public record ImageLimits(long maxFileBytes, long maxPixels, int maxEdgePixels, Duration decodeTime) {
    /** A phone's photo; whatever needs the time of two for it is hostile. */
    static final long PIXELS_IN_TIME = 16_000_000;

    /** What Easel promises: 25 MB, 64 megapixels, 16,384 pixels on an edge. */
    public static ImageLimits standard() {
        return new ImageLimits(25_000_000, 64_000_000, 16_384, Duration.ofSeconds(2));
    }

    Duration decodeTime(long pixels) {
        return decodeTime.multipliedBy(1 + pixels / PIXELS_IN_TIME);
    }
}
