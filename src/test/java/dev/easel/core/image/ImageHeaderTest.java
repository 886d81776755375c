package dev.easel.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ImageSize.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageHeaderTest {
    private static final Pixels SIZE = new Pixels(301, 77);

    /** Files as the JDK and libwebp write them. */
    enum Specimen {
        PNG(ImageFormat.PNG, null),
        JPEG(ImageFormat.JPEG, null),
        GIF(ImageFormat.GIF, null),
        LOSSY_WEBP(ImageFormat.WEBP, "Lossy"),
        LOSSLESS_WEBP(ImageFormat.WEBP, "Lossless"),
        EXTENDED_WEBP(ImageFormat.WEBP, "Lossy");

        private final ImageFormat format;
        private final String compression;

        Specimen(ImageFormat format, String compression) {
            this.format = format;
            this.compression = compression;
        }

        byte[] file() throws IOException {
            BufferedImage image = picture(this == EXTENDED_WEBP);
            ImageWriter writer =
                    ImageIO.getImageWritersByFormatName(format.text()).next();
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (compression != null) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionType(compression);
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), parameters);
            } finally {
                writer.dispose();
            }
            return file.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsFormatAndSize(Specimen specimen) throws IOException {
        assertThat(header(specimen.file())).contains(new ImageHeader(specimen.format, SIZE));
    }

    @Test
    void meetsEveryKindOfWebp() throws IOException {
        assertThat(chunk(Specimen.LOSSY_WEBP)).isEqualTo("VP8 ");
        assertThat(chunk(Specimen.LOSSLESS_WEBP)).isEqualTo("VP8L");
        assertThat(chunk(Specimen.EXTENDED_WEBP)).isEqualTo("VP8X");
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingInAFileThatEndsTooEarly(Specimen specimen) throws IOException {
        byte[] file = specimen.file();
        int known = 0;
        while (header(Arrays.copyOf(file, known)).isEmpty()) {
            known++;
        }

        assertThat(known).isBetween(10, file.length);
        for (int length = known; length <= file.length; length++) {
            assertThat(header(Arrays.copyOf(file, length))).contains(new ImageHeader(specimen.format, SIZE));
        }
    }

    @Test
    void passesOverFillBytesOfAJpeg() throws IOException {
        byte[] file = Specimen.JPEG.file();
        ByteArrayOutputStream filled = new ByteArrayOutputStream();
        filled.write(file, 0, 2);
        filled.write(0xFF);
        filled.write(0xFF);
        filled.write(file, 2, file.length - 2);

        assertThat(header(filled.toByteArray())).contains(new ImageHeader(ImageFormat.JPEG, SIZE));
    }

    @Test
    void takesNoImageWithoutPixels() throws IOException {
        byte[] file = Specimen.PNG.file();
        Arrays.fill(file, 16, 20, (byte) 0);

        assertThat(header(file)).isEmpty();
    }

    @Property
    void takesNothingElseForAnImage(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
        assertThat(header(bytes)).isEmpty();
    }

    @Property
    void survivesAnyChangeOfAFile(@ForAll Specimen specimen, @ForAll @Size(40) byte[] noise, @ForAll byte from)
            throws IOException {
        byte[] file = specimen.file();
        int at = Math.min(4 + (from & 0x1F), file.length - noise.length);
        System.arraycopy(noise, 0, file, at, noise.length);

        header(file).ifPresent(header -> assertThat(header.format()).isEqualTo(specimen.format));
    }

    private static Optional<ImageHeader> header(byte[] file) throws IOException {
        return ImageHeader.read(new ByteArrayInputStream(file));
    }

    private static String chunk(Specimen specimen) throws IOException {
        return new String(specimen.file(), 12, 4, StandardCharsets.US_ASCII);
    }

    private static BufferedImage picture(boolean translucent) {
        BufferedImage image = new BufferedImage(
                SIZE.width(), SIZE.height(), translucent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(200, 80, 40, 128));
        graphics.fillOval(20, 10, 90, 60);
        graphics.dispose();
        return image;
    }
}
