package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.failure.FailureException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the file: an image, or one sentence; soon, and without a crash. */
final class HostileFilesTest {
    /** Far above what any takes on an idle machine, far below what unpacking one would. */
    private static final long SLOWEST_MILLIS = 10_000;

    private final Studio studio = new Studio();
    private final Map<String, Integer> verdicts = new TreeMap<>();
    private long slowestMillis;
    private int files;

    /** The verdict on a file: {@code admitted}, or the key of its sentence. */
    private String verdict(byte[] file) {
        long start = System.nanoTime();
        String verdict = admit(file);
        slowestMillis = Math.max(slowestMillis, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        verdicts.merge(verdict, 1, Integer::sum);
        files++;
        return verdict;
    }

    private String admit(byte[] file) {
        try {
            studio.admit(file);
            return "admitted";
        } catch (FailureException e) {
            assertThat(e.failure()).isInstanceOf(UserError.class);
            return ((UserError) e.failure()).problems().getFirst().key();
        } catch (IOException e) {
            throw new AssertionError("only the store may break", e);
        }
    }

    private void report() {
        System.out.printf("verdicts on %d files: %s, slowest %d ms%n", files, verdicts, slowestMillis);
    }

    @AfterEach
    void nothingIsLeftOpenAndNothingTookLong() {
        assertThat(studio.blobs.openSinks()).isZero();
        assertThat(slowestMillis).isLessThan(SLOWEST_MILLIS);
    }

    @Test
    void refusesEveryFileThatWasCutShort() {
        Specimens.ofEachKind(64, 48).forEach((kind, file) -> {
            assertThat(verdict(file)).as(kind).isEqualTo("admitted");
            for (int part = 0; part < 64; part++) {
                byte[] cut = Arrays.copyOf(file, file.length * part / 64);
                assertThat(verdict(cut)).as("%s, %d of 64", kind, part).isNotEqualTo("admitted");
            }
        });
        report();
    }

    @Test
    void flippedBitsGiveAnImageOrASentence() {
        Random random = new Random(11);
        Specimens.ofEachKind(40, 30).forEach((kind, file) -> {
            for (int round = 0; round < 60; round++) {
                byte[] flipped = file.clone();
                for (int flip = 0; flip <= round % 4; flip++) {
                    int reach = round % 2 == 0 ? Math.min(flipped.length, 200) : flipped.length;
                    flipped[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
                }
                verdict(flipped);
            }
        });
        report();
    }

    @Test
    void garbageBehindAGoodBeginningIsRefused() {
        Random random = new Random(12);
        Specimens.ofEachKind(40, 30).forEach((kind, file) -> {
            for (int keep : new int[] {8, 16, 26, 33, 60, 120}) {
                byte[] noise = new byte[2_000];
                random.nextBytes(noise);
                verdict(Specimens.concat(Arrays.copyOf(file, Math.min(keep, file.length)), noise));
            }
        });
        assertThat(verdicts.getOrDefault("admitted", 0)).isLessThan(files / 10);
        report();
    }

    @Test
    void otherThingsAreNotImages() {
        for (String text : new String[] {
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<html><script>alert(1)</script>",
            "%PDF-1.7",
            "PK\u0003\u0004",
            "\u007FELF",
            "#!/bin/sh",
            "<?php phpinfo(); ?>",
            "\0\0\0\u0018ftypheic",
            "8BPS",
            "{}",
            "\u00FF\u00D8"
        }) {
            byte[] file = text.getBytes(StandardCharsets.ISO_8859_1);
            assertThat(verdict(file)).as(text).isEqualTo("image-unknown-type");
        }
        assertThat(verdict(new byte[0])).isEqualTo("image-empty");
    }

    @Test
    void aFileThatIsTwoThingsBecomesOne() throws IOException {
        byte[] tail = "PK\u0003\u0004<script>evil()</script>%PDF-1.7".getBytes(StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, byte[]> specimen : Specimens.ofEachKind(40, 30).entrySet()) {
            byte[] both = Specimens.concat(specimen.getValue(), tail);
            byte[] kept = studio.bytes(studio.admit(both));

            assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                    .as(specimen.getKey())
                    .doesNotContain("evil");
        }
    }

    @Test
    void sizesAreReadBeforePixels() {
        for (int[] size : new int[][] {{65_535, 65_535}, {40_000, 2_000}, {16_385, 1}, {1, 16_385}, {8_001, 8_000}}) {
            assertThat(verdict(Bombs.png(size[0], size[1]))).isEqualTo("image-too-many-pixels");
            assertThat(verdict(Bombs.gif(size[0] & 0xFFFF, size[1] & 0xFFFF))).isEqualTo("image-too-many-pixels");
            assertThat(verdict(Bombs.jpeg(size[0] & 0xFFFF, size[1] & 0xFFFF))).isEqualTo("image-too-many-pixels");
        }
        assertThat(verdict(Bombs.png(0, 5))).isEqualTo("image-broken");
        assertThat(verdict(Bombs.png(-1, -1))).isEqualTo("image-too-many-pixels");
        assertThat(verdict(Bombs.gif(0, 0))).isEqualTo("image-broken");
        assertThat(verdict(Bombs.jpeg(0, 5))).isEqualTo("image-broken");
        assertThat(verdict(Bombs.bmp(Integer.MAX_VALUE, Integer.MIN_VALUE + 1))).isEqualTo("image-too-many-pixels");
        assertThat(verdict(Bombs.bmp(0, 1))).isEqualTo("image-broken");
    }

    @Test
    void bombsStayPacked() {
        byte[] png = Specimens.file(Specimens.photo(32, 32, BufferedImage.TYPE_INT_RGB), "png");
        byte[] inflating = Specimens.deflate(new byte[200_000_000]);

        assertThat(verdict(Specimens.withChunk(
                        png, "iTXt", Specimens.concat("a\0\1\0\0\0".getBytes(StandardCharsets.US_ASCII), inflating))))
                .isEqualTo("admitted");
        assertThat(verdict(Specimens.withChunk(
                        png, "zTXt", Specimens.concat("a\0\0".getBytes(StandardCharsets.US_ASCII), inflating))))
                .isEqualTo("admitted");
        assertThat(verdict(Specimens.withChunk(
                        png, "iCCP", Specimens.concat("a\0\0".getBytes(StandardCharsets.US_ASCII), inflating))))
                .isEqualTo("admitted");
        assertThat(verdict(Bombs.manyChunks(png, 80_000))).isEqualTo("admitted");
        assertThat(verdict(Specimens.png(1, 1, 8, 0, 0, new byte[200_000_000]))).isEqualTo("admitted");
        assertThat(verdict(Specimens.png(8_000, 8_000, 1, 0, 0, new byte[16_000])))
                .isEqualTo("image-broken");
        assertThat(verdict(Bombs.manyScans(2_000))).isEqualTo("image-broken");
        assertThat(verdict(Bombs.hollow(8_000, 8_000, 5))).isEqualTo("image-broken");
        assertThat(verdict(Bombs.hollow(4_000, 4_000, 1))).isEqualTo("image-broken");
        assertThat(verdict(new byte[25_000_001])).isEqualTo("image-file-too-large");
        report();
    }

    @Test
    void anAnimationIsItsFirstFrame() throws IOException {
        byte[] gif = Specimens.file(Specimens.photo(16, 16, BufferedImage.TYPE_BYTE_INDEXED), "gif");
        byte[] frames = Bombs.animated(gif, 5_000);

        assertThat(verdict(frames)).isEqualTo("admitted");
        assertThat(Studio.decode(frames).argb()).isEqualTo(Studio.decode(gif).argb());
    }
}
