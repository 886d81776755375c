package dev.easel.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Small files that ask for much. */
final class Bombs {
    private Bombs() {}

    static byte[] png(int width, int height) {
        return Specimens.png(width, height, 8, 6, 0, new byte[100]);
    }

    static byte[] gif(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        file.put("GIF89a".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 1)
                .putShort((short) 1);
        file.put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, 1, 1, 1, 0x2C, 0, 0, 0, 0});
        file.putShort((short) width).putShort((short) height);
        file.put(new byte[] {0, 2, 2, 0x4C, 1, 0, 0x3B});
        return file.array();
    }

    static byte[] jpeg(int width, int height) {
        byte[] file = Specimens.file(Specimens.photo(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg");
        for (int at = 0; at < file.length - 9; at++) {
            if (file[at] == (byte) 0xFF && file[at + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(file).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return file;
            }
        }
        throw new IllegalStateException("no frame");
    }

    /** A progressive JPEG of another size than its data, whose scans come again up to the count. */
    static byte[] hollow(int width, int height, int scans) {
        byte[] file = manyScans(scans);
        for (int at = 0; at < file.length - 9; at++) {
            if (file[at] == (byte) 0xFF && file[at + 1] == (byte) 0xC2) {
                ByteBuffer.wrap(file).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return file;
            }
        }
        throw new IllegalStateException("no frame");
    }

    static byte[] bmp(int width, int height) {
        byte[] file = Specimens.file(Specimens.photo(8, 8, BufferedImage.TYPE_INT_RGB), "bmp");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(18, width).putInt(22, height);
        return file;
    }

    static byte[] manyChunks(byte[] png, int count) {
        byte[] one = Specimens.chunk("tEXt", "Comment\0x".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int index = 0; index < count; index++) {
            chunks.writeBytes(one);
        }
        return Specimens.concat(
                Specimens.part(png, 0, 33),
                Specimens.concat(chunks.toByteArray(), Specimens.part(png, 33, png.length)));
    }

    /** A progressive JPEG whose last scan comes again and again. */
    static byte[] manyScans(int count) {
        byte[] file = Specimens.progressive(Specimens.noise(1_000, 1_000, BufferedImage.TYPE_INT_RGB, 1));
        int last = file.length - 2;
        while (file[last] != (byte) 0xFF || file[last + 1] != (byte) 0xDA) {
            last--;
        }
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(file, 0, last);
        byte[] scan = Specimens.part(file, last, Math.min(last + 40, file.length - 2));
        for (int index = 0; index < count; index++) {
            bomb.writeBytes(scan);
        }
        bomb.write(0xFF);
        bomb.write(0xD9);
        return bomb.toByteArray();
    }

    /** The frame of a GIF many times over. */
    static byte[] animated(byte[] gif, int frames) {
        int frame = 13 + 3 * (2 << (gif[10] & 7));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(gif, 0, frame);
        for (int index = 0; index < frames; index++) {
            file.write(gif, frame, gif.length - 1 - frame);
        }
        file.write(0x3B);
        return file.toByteArray();
    }
}
