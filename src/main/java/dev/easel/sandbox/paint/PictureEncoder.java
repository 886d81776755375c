package dev.easel.sandbox.paint;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes picture files in memory. */
final class PictureEncoder {
    /** Of the PNG deflater, where 1 is fastest: level 3 of 9. Smaller files took twice as long. */
    private static final float PNG_SPEED = 0.67f;

    byte[] encode(BufferedImage image, PictureFormat format, int compression) throws IOException {
        ImageWriter writer = writer(format);
        ByteArrayOutputStream file = new ByteArrayOutputStream(image.getWidth() * image.getHeight() / 4);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters(writer, format, compression));
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    private static ImageWriter writer(PictureFormat format) {
        return ImageIO.getImageWritersByFormatName(format.name().toLowerCase(Locale.ROOT))
                .next();
    }

    private static ImageWriteParam parameters(ImageWriter writer, PictureFormat format, int compression) {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        if (format == PictureFormat.WEBP) {
            parameters.setCompressionType("Lossy");
        }
        parameters.setCompressionQuality(format == PictureFormat.PNG ? PNG_SPEED : compression / 100f);
        return parameters;
    }
}
