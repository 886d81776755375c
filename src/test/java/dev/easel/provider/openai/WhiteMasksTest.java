package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Mask;
import dev.easel.testing.MemoryBlobStore;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhiteMasksTest {
    private final MemoryBlobStore blobs = new MemoryBlobStore();

    @AfterEach
    void leaveNothingOpen() {
        assertThat(blobs.openSinks()).isZero();
    }

    @ParameterizedTest
    @MethodSource("readable")
    void turnsTransparentIntoWhite(BufferedImage image) throws IOException {
        ImageRef white = new WhiteMasks(blobs).of(mask(Masks.png(image)));

        byte[] png = blobs.open(white.sha256()).readAllBytes();
        assertThat(Masks.greys(png)).isEqualTo(transparencies(image));
        assertThat(white).isEqualTo(Specimens.kept(blobs, png));
    }

    static Stream<BufferedImage> readable() {
        return Stream.of(
                noise(new BufferedImage(37, 29, BufferedImage.TYPE_4BYTE_ABGR)),
                noise(new BufferedImage(700, 300, BufferedImage.TYPE_INT_ARGB)),
                noise(component(ColorSpace.CS_GRAY, DataBuffer.TYPE_BYTE)),
                noise(component(ColorSpace.CS_GRAY, DataBuffer.TYPE_USHORT)),
                noise(component(ColorSpace.CS_sRGB, DataBuffer.TYPE_USHORT)),
                palette(1),
                palette(2),
                palette(4),
                palette(8));
    }

    private static BufferedImage component(int space, int type) {
        ColorModel model =
                new ComponentColorModel(ColorSpace.getInstance(space), true, false, ColorModel.TRANSLUCENT, type);
        return new BufferedImage(model, model.createCompatibleWritableRaster(31, 17), false, null);
    }

    private static BufferedImage palette(int bits) {
        byte[] colours = new byte[1 << bits];
        new Random(bits).nextBytes(colours);
        colours[0] = 0;
        IndexColorModel model = new IndexColorModel(bits, colours.length, colours, colours, colours, colours);
        int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
        return noise(new BufferedImage(23, 11, type, model));
    }

    private static BufferedImage noise(BufferedImage image) {
        Random random = new Random(7);
        WritableRaster raster = image.getRaster();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                for (int band = 0; band < raster.getNumBands(); band++) {
                    int most = 1 << raster.getSampleModel().getSampleSize(band);
                    raster.setSample(x, y, band, x < image.getWidth() / 2 ? x * y % most : random.nextInt(most));
                }
            }
        }
        return image;
    }

    private static List<Integer> transparencies(BufferedImage image) {
        List<Integer> expected = new ArrayList<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                expected.add(255 - alpha(image, x, y));
            }
        }
        return expected;
    }

    /** Of 16 bits the upper ones. */
    private static int alpha(BufferedImage image, int x, int y) {
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return palette.getAlpha(image.getRaster().getSample(x, y, 0));
        }
        int band = image.getRaster().getNumBands() - 1;
        int size = image.getRaster().getSampleModel().getSampleSize(band);
        return image.getRaster().getSample(x, y, band) >> (size - 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY})
    void refusesAPictureWithoutTransparency(int type) {
        assertRefused(Masks.png(new BufferedImage(5, 5, type)));
    }

    @Test
    void refusesAnInterlacedPicture() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam interlaced = writer.getDefaultWriteParam();
            interlaced.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(
                    null, new IIOImage(new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB), null, null), interlaced);
        }

        assertRefused(bytes.toByteArray());
    }

    @Test
    void refusesWhatIsBroken() {
        byte[] whole = Masks.png(noise(new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB)));
        Random random = new Random(1);
        for (int length = 24; length < whole.length - 60; length += 97) {
            assertRefused(Arrays.copyOf(whole, length));
        }
        for (int round = 0; round < 1_000; round++) {
            byte[] broken = whole.clone();
            broken[24 + random.nextInt(broken.length - 24)] ^= (byte) (1 << random.nextInt(8));
            try {
                new WhiteMasks(blobs).of(mask(broken));
            } catch (FailureException e) {
                assertThat(e.failure()).isInstanceOf(UserError.class);
            }
        }
    }

    private void assertRefused(byte[] png) {
        assertThatThrownBy(() -> new WhiteMasks(blobs).of(mask(png)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure()).isEqualTo(UserError.of("mask-not-convertible")));
    }

    private Mask mask(byte[] png) {
        return new Mask(Specimens.kept(blobs, png));
    }
}
