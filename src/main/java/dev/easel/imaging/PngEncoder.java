package dev.easel.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files that hold nothing but the image. */
final class PngEncoder {
    /** How much work goes into a smaller file. */
    enum Effort {
        /** For files that are read again soon. */
        FAST(3, 3),
        /** For files that travel. */
        THOROUGH(9, PngFilter.KINDS);

        private final int level;
        private final int filters;

        Effort(int level, int filters) {
            this.level = level;
            this.filters = filters;
        }
    }

    private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1);

    private PngEncoder() {}

    static byte[] encode(Bitmap image, Effort effort) {
        PngSamples samples = PngSamples.of(image);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        chunk(file, "IHDR", header(image, samples));
        if (samples.palette().length > 0) {
            chunk(file, "PLTE", samples.paletteColours());
            chunk(file, "tRNS", samples.paletteAlphas());
        }
        chunk(file, "IDAT", packed(image, samples, effort));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] header(Bitmap image, PngSamples samples) {
        return ByteBuffer.allocate(13)
                .putInt(image.width())
                .putInt(image.height())
                .put((byte) 8)
                .put((byte) samples.colourType())
                .array();
    }

    private static byte[] packed(Bitmap image, PngSamples samples, Effort effort) {
        Deflater deflater = new Deflater(effort.level);
        try {
            ByteArrayOutputStream target = new ByteArrayOutputStream();
            PngRows rows = new PngRows(1 + image.width() * samples.bytesPerPixel(), samples.bytesPerPixel());
            for (int y = 0; y < image.height(); y++) {
                samples.writeRow(image, y, rows.fresh());
                deflater.setInput(samples.palette().length > 0 ? rows.unfiltered() : rows.filtered(effort.filters));
                drain(deflater, target);
            }
            deflater.finish();
            drain(deflater, target);
            return target.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void drain(Deflater deflater, ByteArrayOutputStream target) {
        byte[] buffer = new byte[16_384];
        for (int count = deflater.deflate(buffer); count > 0; count = deflater.deflate(buffer)) {
            target.write(buffer, 0, count);
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        file.writeBytes(name);
        file.writeBytes(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
