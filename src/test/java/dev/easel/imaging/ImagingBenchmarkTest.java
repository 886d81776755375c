package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Fitted;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.InputForm;
import dev.easel.core.image.Mask;
import dev.easel.core.image.Region;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long the steps of an edit take. Prints its figures. */
@Tag("benchmark")
class ImagingBenchmarkTest {
    private final Studio studio = new Studio();

    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T timed(String name, Step<T> step) throws IOException {
        long start = System.nanoTime();
        T result = step.run();
        System.out.printf("%s: %d ms%n", name, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        return result;
    }

    @Test
    void readsFiles() throws IOException {
        BufferedImage photo = gradient(4_000, 3_000);
        byte[] jpeg = Specimens.file(photo, "jpeg");
        byte[] progressive = Specimens.progressive(photo);
        byte[] png = Specimens.file(photo, "png");
        byte[] webp = Specimens.file(gradient(2_000, 1_500), "webp", "Lossy");
        byte[] lossless = Specimens.file(gradient(2_000, 1_500), "webp", "Lossless");
        byte[] flat = Specimens.png(8_000, 8_000, 1, 0, 0, new byte[8_000 * 1_001]);
        byte[] interlaced = Specimens.interlacedPng(photo);
        for (int round = 0; round < 2; round++) {
            timed("12 MP JPEG", () -> studio.admit(jpeg));
            timed("12 MP JPEG, turned", () -> studio.admit(Specimens.withSegment(jpeg, 0xE1, Specimens.exif(6))));
            timed("12 MP JPEG, progressive", () -> studio.admit(progressive));
            timed("12 MP PNG", () -> studio.admit(png));
            timed("12 MP PNG, interlaced", () -> studio.admit(interlaced));
            timed("3 MP WebP", () -> studio.admit(webp));
            timed("3 MP WebP, lossless", () -> studio.admit(lossless));
            timed("64 MP PNG of 1 bit", () -> studio.admit(flat));
        }
    }

    @Test
    void hollowFiles() throws IOException {
        for (int[] size : new int[][] {{4_000, 4_000}, {8_000, 8_000}}) {
            byte[] jpeg = Bombs.hollow(size[0], size[1], 28);
            String area = size[0] * size[1] / 1_000_000 + " MP ";
            timed(area + "hollow JPEG", () -> verdict(jpeg));
            for (String kind : new String[] {"Lossy", "Lossless"}) {
                byte[] webp =
                        Specimens.file(Specimens.photo(size[0], size[1], BufferedImage.TYPE_INT_RGB), "webp", kind);
                timed(area + kind + " WebP of " + webp.length, () -> verdict(webp));
            }
            byte[] gif = Specimens.file(Specimens.photo(size[0], size[1], BufferedImage.TYPE_BYTE_INDEXED), "gif");
            timed(area + "GIF", () -> verdict(gif));
            byte[] tiff =
                    Specimens.file(Specimens.photo(size[0], size[1], BufferedImage.TYPE_BYTE_GRAY), "tiff", "LZW");
            timed(area + "TIFF", () -> verdict(tiff));
        }
    }

    private String verdict(byte[] file) throws IOException {
        try {
            return studio.admit(file).format().toString();
        } catch (FailureException e) {
            System.out.print(e.failure() + " ");
            return e.failure().kind();
        }
    }

    @Test
    void edits() throws IOException {
        ImageRef photo = studio.admit(Specimens.file(gradient(4_000, 3_000), "jpeg"));
        for (int round = 0; round < 2; round++) {
            Mask mask = timed(
                    "region of 12 MP", () -> studio.imaging.mask(photo, Region.parse("circle 50%,50%,20% feather 8")));
            Fitted fitted = timed("fit with its mask", () -> studio.imaging.fit(photo, mask, InputForm.free()));
            System.out.println(fitted.image());
            Fitted alone = timed("fit alone", () -> studio.imaging.fit(photo, null, InputForm.free()));
            System.out.println(alone.image());
            ImageRef result = timed(
                            "composite", () -> studio.imaging.composite(photo, mask, fitted.window(), fitted.image()))
                    .image();
            ImageRef sent = timed("within 10 MB", () -> studio.imaging.within(result, 10_000_000));
            assertThat(sent.bytes()).isLessThan(10_000_001);
        }
    }

    private static BufferedImage gradient(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        BufferedImage noise = Specimens.noise(256, 256, BufferedImage.TYPE_INT_RGB, 1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = noise.getRGB(x & 255, y & 255) & 7;
                int red = (x * 200 / width) + grain;
                int green = (y * 200 / height) + grain;
                image.setRGB(x, y, (red << 16) | (green << 8) | ((red + green) / 2));
            }
        }
        return image;
    }
}
