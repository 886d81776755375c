package dev.easel.sandbox.paint;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;

/**
 * A picture in a file that must outlive this value. Only its head has been read.
 *
 * @param width in pixels
 * @param height in pixels
 * @param alpha whether its pixels can be transparent
 */
public record Source(Path file, ImageFormat format, int width, int height, boolean alpha) {
    /** Larger pictures are read with gaps, so that no upload takes more memory than a few finished images. */
    private static final int MAX_EDGE = 3072;

    private static final long MAX_PIXELS = 120_000_000;

    /** Reads the head of a file. */
    public static Source open(Path file) throws IOException {
        ImageFormat format = FileHead.format(file);
        if (format == ImageFormat.JPEG) {
            JpegMarkers.requireOrdinary(file);
        }
        return with(file, format, reader -> {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MAX_PIXELS) {
                throw new UnreadableImageException(file, "more pixels than anybody draws");
            }
            return new Source(file, format, width, height, hasAlpha(reader, format));
        });
    }

    private static boolean hasAlpha(ImageReader reader, ImageFormat format) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        return format != ImageFormat.JPEG
                && types.hasNext()
                && types.next().getColorModel().hasAlpha();
    }

    /** All of the picture, made smaller by a whole number when it is very large. */
    BufferedImage read() throws IOException {
        int gap = Math.ceilDiv(Math.max(width, height), MAX_EDGE);
        return with(file, format, reader -> {
            ImageReadParam parameters = reader.getDefaultReadParam();
            if (gap > 1) {
                parameters.setSourceSubsampling(gap, gap, 0, 0);
            }
            return reader.read(0, parameters);
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    /** Decoders throw whatever they like at broken files, unchecked exceptions too. */
    private static <T> T with(Path file, ImageFormat format, Reading<T> reading) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT))
                .next();
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in);
            return reading.from(reader);
        } catch (UnreadableImageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableImageException(file, e);
        } finally {
            reader.dispose();
        }
    }
}
