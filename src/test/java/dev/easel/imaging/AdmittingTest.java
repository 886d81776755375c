package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdmittingTest {
    private static final int RED = 0xFFFF0000;
    private static final int GREEN = 0xFF00FF00;
    private static final int BLUE = 0xFF0000FF;
    private static final int YELLOW = 0xFFFFFF00;

    private final Studio studio = new Studio();

    @ParameterizedTest
    @CsvSource({"1, RGYB", "2, GRBY", "3, BYGR", "4, YBRG", "5, RYGB", "6, YRBG", "7, BGYR", "8, GBRY"})
    void standsUprightHoweverTheCameraWasHeld(int orientation, String corners) throws IOException {
        byte[] photo = Specimens.file(Specimens.photo(64, 32, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] tagged = Specimens.withSegment(photo, 0xE1, Specimens.exif(orientation));

        Bitmap upright = studio.bitmap(studio.admit(tagged));

        assertThat(upright.size()).isEqualTo(orientation < 5 ? new Pixels(64, 32) : new Pixels(32, 64));
        assertThat(corners(upright)).isEqualTo(corners);
    }

    private static String corners(Bitmap image) {
        int right = image.width() - 3;
        int bottom = image.height() - 3;
        return name(image.at(2, 2))
                + name(image.at(right, 2))
                + name(image.at(2, bottom))
                + name(image.at(right, bottom));
    }

    private static String name(int pixel) {
        int[] colours = {RED, GREEN, BLUE, YELLOW};
        for (int index = 0; index < 4; index++) {
            if (Marks.difference(colours[index], pixel) < 40) {
                return "RGBY".substring(index, index + 1);
            }
        }
        return Integer.toHexString(pixel);
    }

    @Test
    void nothingSaysWhereAPhotoWasTaken() throws Exception {
        byte[] photo = Specimens.file(Specimens.photo(64, 32, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] secret = "secret place".getBytes(StandardCharsets.US_ASCII);
        byte[] tagged = Specimens.withSegment(Specimens.withSegment(photo, 0xFE, secret), 0xE1, Specimens.exif(1));
        byte[] png = Specimens.file(Specimens.photo(64, 32, BufferedImage.TYPE_INT_RGB), "png");
        byte[] taggedPng = Specimens.withChunk(
                Specimens.withChunk(png, "tEXt", secret), "eXIf", Specimens.part(Specimens.exif(1), 6, 126));

        assertThat(tags(tagged)).contains("GPS");
        for (byte[] file :
                new byte[][] {tagged, taggedPng, Specimens.concat(png, secret), Specimens.concat(photo, secret)}) {
            byte[] kept = studio.bytes(studio.admit(file));
            assertThat(tags(kept)).doesNotContain("GPS").doesNotContain("Exif");
            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        }
    }

    private static String tags(byte[] file) throws Exception {
        Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
        StringBuilder names = new StringBuilder();
        for (Directory directory : metadata.getDirectories()) {
            names.append(directory.getName()).append(' ');
        }
        return names.toString();
    }

    @Test
    void keepsAPlainPhotoAsItIsCoded() throws IOException {
        byte[] photo = Specimens.file(Specimens.noise(64, 32, BufferedImage.TYPE_INT_RGB, 1), "jpeg");

        ImageRef kept = studio.admit(photo);

        assertThat(kept.format()).isEqualTo(ImageFormat.JPEG);
        assertThat(Studio.argb(ImageIO.read(new ByteArrayInputStream(studio.bytes(kept)))))
                .isEqualTo(Studio.argb(ImageIO.read(new ByteArrayInputStream(photo))));
    }

    @Test
    void takesTheFirstImageOfAPhonesPair() throws IOException {
        byte[] first = Specimens.file(Specimens.photo(64, 32, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] second = Specimens.file(Specimens.noise(16, 16, BufferedImage.TYPE_INT_RGB, 1), "jpeg");
        byte[] index = "MPF\0II*\0\b\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] mpo = Specimens.concat(Specimens.withSegment(first, 0xE2, index), second);

        ImageRef kept = studio.admit(mpo);

        assertThat(kept.size()).isEqualTo(new Pixels(64, 32));
        assertThat(new String(studio.bytes(kept), StandardCharsets.ISO_8859_1)).doesNotContain("MPF");
        assertThat(corners(studio.bitmap(kept))).isEqualTo("RGYB");
    }

    @Test
    void mixesInksForTheScreen() throws IOException {
        ImageRef kept = studio.admit(Specimens.cmyk(32, 32));

        assertThat(kept.format()).isEqualTo(ImageFormat.PNG);
        assertThat(Marks.difference(studio.bitmap(kept).at(16, 16), 0xFF00FFFF)).isLessThan(6);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY
            })
    void readsPngsAsTheJdkDoes(int type) throws IOException {
        BufferedImage image = Specimens.noise(61, 37, type, 5);

        assertThat(Studio.decode(Specimens.file(image, "png")).argb()).isEqualTo(Studio.argb(image));
        assertThat(Studio.decode(Specimens.interlacedPng(image)).argb()).isEqualTo(Studio.argb(image));
    }

    @Test
    void greyStaysAsDarkAsItWas() throws IOException {
        BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster()
                .setSamples(
                        0, 0, 8, 8, 0, IntStream.generate(() -> 100).limit(64).toArray());

        for (String format : new String[] {"png", "jpeg", "bmp", "tiff"}) {
            int pixel = Studio.decode(Specimens.file(grey, format)).at(3, 4);
            assertThat(Marks.difference(pixel, 0xFF646464)).as(format).isLessThan(format.equals("jpeg") ? 12 : 1);
        }
    }

    @Test
    void sixteenBitsBecomeEight() throws IOException {
        BufferedImage grey = new BufferedImage(256, 1, BufferedImage.TYPE_USHORT_GRAY);
        short[] samples = ((DataBufferUShort) grey.getRaster().getDataBuffer()).getData();
        for (int x = 0; x < 256; x++) {
            samples[x] = (short) (x * 257);
        }

        ImageRef kept = studio.admit(grey);

        for (int x = 0; x < 256; x++) {
            assertThat(studio.bitmap(kept).at(x, 0) & 0xFF).isEqualTo(x);
        }
        assertThat(ImageIO.read(new ByteArrayInputStream(studio.bytes(kept)))
                        .getSampleModel()
                        .getSampleSize(0))
                .isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "bmp", "tiff"})
    void readsOtherFormatsExactly(String format) throws IOException {
        BufferedImage image = Specimens.noise(
                61, 37, format.equals("gif") ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_INT_RGB, 6);

        ImageRef kept = studio.admit(Specimens.file(image, format));

        assertThat(kept.format()).isEqualTo(ImageFormat.PNG);
        assertThat(studio.bitmap(kept).argb())
                .isEqualTo(Studio.argb(ImageIO.read(new ByteArrayInputStream(Specimens.file(image, format)))));
    }

    @Test
    void readsLosslessWebpExactly() throws IOException {
        BufferedImage image = Specimens.noise(61, 37, BufferedImage.TYPE_INT_RGB, 7);

        ImageRef kept = studio.admit(Specimens.file(image, "webp", "Lossless"));

        assertThat(studio.bitmap(kept).argb()).isEqualTo(Studio.argb(image));
    }

    @Test
    void writesPngsThatTheJdkReads() throws IOException {
        for (int type :
                new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED}) {
            BufferedImage image = Specimens.noise(40 + new Random(type).nextInt(9), 33, type, type);
            Bitmap bitmap = new Bitmap(image.getWidth(), image.getHeight(), Studio.argb(image));

            for (PngEncoder.Effort effort : PngEncoder.Effort.values()) {
                byte[] file = PngEncoder.encode(bitmap, effort);
                assertThat(Studio.argb(ImageIO.read(new ByteArrayInputStream(file))))
                        .isEqualTo(Studio.argb(image));
            }
        }
    }
}
