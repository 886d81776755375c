package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Sighting;
import dev.easel.core.image.Stamp;
import dev.easel.testing.MemoryBlobStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What models draw gets a stamp on its way into the store, and is the same picture. */
class StampingTest {
    private static final Stamp STAMP = new Stamp("0123456789abcdef0123456789abcdef");

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final AwtImaging imaging = new AwtImaging(blobs, ImageLimits.standard());

    static Stream<byte[]> files() throws IOException {
        Bitmap opaque = noise(0xFF000000);
        Bitmap clear = noise(0);
        return Stream.of(
                Encoded.png(opaque, PngEncoder.Effort.FAST).bytes(),
                Encoded.png(clear, PngEncoder.Effort.FAST).bytes(),
                LossyEncoder.jpeg(opaque, 80),
                LossyEncoder.webp(opaque, 80).orElseThrow(),
                LossyEncoder.webp(clear, 80).orElseThrow());
    }

    private static Bitmap noise(int solid) {
        int[] argb = new Random(7).ints(61 * 47).map(pixel -> pixel | solid).toArray();
        return new Bitmap(61, 47, argb);
    }

    @ParameterizedTest
    @MethodSource("files")
    void stampsAPictureWithoutTouchingAPixel(byte[] file) throws IOException {
        byte[] kept = kept(file, file.length);

        assertThat(sight(kept).findStamp()).contains(STAMP);
        assertThat(Studio.decode(kept).argb()).isEqualTo(Studio.decode(file).argb());
        assertThat(kept.length - file.length).isBetween(1, StampedBlobStore.MOST_ADDED);
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(61);
    }

    @ParameterizedTest
    @MethodSource("files")
    void stampsTheSameHoweverTheBytesArrive(byte[] file) throws IOException {
        assertThat(kept(file, 1)).isEqualTo(kept(file, file.length));
        assertThat(kept(file, 7)).isEqualTo(kept(file, file.length));
    }

    @ParameterizedTest
    @MethodSource("files")
    void keepsWhatBreaksOffAsItIs(byte[] file) throws IOException {
        byte[] half = Arrays.copyOf(file, 13);

        assertThat(kept(half, 5)).isEqualTo(half);
    }

    @Test
    void keepsOtherFilesAsTheyAre() throws IOException {
        byte[] text = "no picture at all".getBytes(StandardCharsets.UTF_8);

        assertThat(kept(text, 3)).isEqualTo(text);
        assertThat(kept(new byte[0], 3)).isEmpty();
    }

    @Test
    void leavesSignedPngFilesAlone() throws IOException {
        byte[] png = files().toList().getFirst();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write(png, 0, 33);
        signed.writeBytes(new byte[] {0, 0, 0, 2, 'c', 'a', 'B', 'X', 1, 2, 0, 0, 0, 0});
        signed.write(png, 33, png.length - 33);

        assertThat(kept(signed.toByteArray(), 64)).isEqualTo(signed.toByteArray());
    }

    @Test
    void leavesSignedJpegFilesAlone() throws IOException {
        byte[] jpeg = files().toList().get(2);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write(jpeg, 0, 2);
        signed.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xEB, 0, 4, 'J', 'P'});
        signed.write(jpeg, 2, jpeg.length - 2);

        assertThat(kept(signed.toByteArray(), 64)).isEqualTo(signed.toByteArray());
    }

    @Test
    void givesASmallerCopyTheSameStamp() throws IOException {
        Bitmap large = new Bitmap(
                300,
                300,
                new Random(1).ints(90_000).map(pixel -> pixel | 0xFF000000).toArray());
        ImageRef drawn = keep(Encoded.png(large, PngEncoder.Effort.FAST).bytes());

        ImageRef smaller = imaging.within(drawn, 40_000);

        assertThat(smaller.bytes()).isLessThanOrEqualTo(40_000);
        assertThat(imaging.traits(smaller).stamp()).isEqualTo(STAMP);
    }

    @Test
    void keepsNoStampOfASourceThatSomebodySent() throws IOException {
        byte[] stamped = kept(files().toList().getFirst(), 64);

        ImageRef source = imaging.admit(new ByteArrayInputStream(stamped));

        assertThat(imaging.traits(source).stamp()).isNull();
    }

    private Sighting sight(byte[] file) throws IOException {
        return imaging.sight(new ByteArrayInputStream(file));
    }

    private byte[] kept(byte[] file, int atOnce) throws IOException {
        try (BlobSink sink = new StampedBlobStore(blobs, () -> STAMP).create()) {
            for (int at = 0; at < file.length; at += atOnce) {
                sink.write(file, at, Math.min(atOnce, file.length - at));
            }
            try (var in = blobs.open(sink.keep().sha256())) {
                return in.readAllBytes();
            }
        }
    }

    private ImageRef keep(byte[] png) throws IOException {
        try (BlobSink sink = new StampedBlobStore(blobs, () -> STAMP).create()) {
            sink.write(png);
            BlobSink.Blob blob = sink.keep();
            return new ImageRef(blob.sha256(), ImageFormat.PNG, new Pixels(300, 300), blob.bytes());
        }
    }
}
