package dev.easel.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes JPEG files, and WebP files where their native encoder runs. They hold nothing but the image. */
final class LossyEncoder {
    private LossyEncoder() {}

    /** Only for opaque images. */
    static byte[] jpeg(Bitmap image, int quality) throws IOException {
        BufferedImage rgb = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        rgb.setRGB(0, 0, image.width(), image.height(), image.argb(), 0, image.width());
        return encode(ImageIO.getImageWritersByFormatName("jpeg").next(), rgb, quality);
    }

    /** Empty where there is no encoder for this machine. */
    static Optional<byte[]> webp(Bitmap image, int quality) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("webp");
        if (!writers.hasNext()) {
            return Optional.empty();
        }
        BufferedImage argb = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_ARGB);
        argb.setRGB(0, 0, image.width(), image.height(), image.argb(), 0, image.width());
        try {
            return Optional.of(encode(writers.next(), argb, quality));
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    private static byte[] encode(ImageWriter writer, BufferedImage image, int quality) throws IOException {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        if (parameters.getCompressionTypes() != null && parameters.getCompressionType() == null) {
            parameters.setCompressionType("Lossy");
        }
        parameters.setCompressionQuality(quality / 100f);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
