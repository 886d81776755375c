package dev.easel.imaging;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.easel.core.image.ImageSize.Pixels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One image of a WebP file, decoded in plain Java from a file that holds nothing else.
 *
 * @param alpha transparency beside a lossy image, packed
 */
record WebpFrame(
        String chunk, Octets data, Pixels size, @Nullable Octets alpha) {
    private static final int ALPHA_FLAG = 0x10;

    static WebpFrame lossy(Octets data, @Nullable Octets alpha) throws IOException {
        if (!data.has(3, "\u009D\u0001*")) {
            throw new IOException("no key frame");
        }
        return new WebpFrame("VP8 ", data, size(data.u16Little(6) & 0x3FFF, data.u16Little(8) & 0x3FFF), alpha);
    }

    static WebpFrame lossless(Octets data) throws IOException {
        if (data.u8(0) != 0x2F) {
            throw new IOException("no lossless image");
        }
        long bits = data.u32Little(1);
        return new WebpFrame("VP8L", data, size((int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1), null);
    }

    private static Pixels size(int width, int height) throws IOException {
        if (width == 0 || height == 0) {
            throw new IOException("an image without pixels");
        }
        return new Pixels(width, height);
    }

    Bitmap decode(Deadline deadline) throws IOException {
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (ImageInputStream input = Readers.input(new Octets(bare()), deadline)) {
            reader.setInput(input, true, true);
            Readers.abortAt(deadline, reader);
            Bitmap image = Rasters.toBitmap(reader.read(0));
            deadline.check();
            return image;
        } finally {
            reader.dispose();
        }
    }

    private byte[] bare() {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        if (alpha != null) {
            ByteArrayOutputStream extended = new ByteArrayOutputStream();
            putLittle(extended, ALPHA_FLAG, 4);
            putLittle(extended, size.width() - 1, 3);
            putLittle(extended, size.height() - 1, 3);
            putChunk(chunks, "VP8X", extended.toByteArray());
            putChunk(chunks, "ALPH", alpha.copy());
        }
        putChunk(chunks, chunk, data.copy());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        putChunk(file, "RIFF", chunks.toByteArray());
        return file.toByteArray();
    }

    private static void putChunk(ByteArrayOutputStream target, String name, byte[] content) {
        target.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        putLittle(target, content.length, 4);
        target.writeBytes(content);
        if (content.length % 2 == 1) {
            target.write(0);
        }
    }

    private static void putLittle(ByteArrayOutputStream target, int value, int bytes) {
        for (int index = 0; index < bytes; index++) {
            target.write(value >>> (8 * index));
        }
    }
}
