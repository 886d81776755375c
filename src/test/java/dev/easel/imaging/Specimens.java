package dev.easel.imaging;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Image files of every kind, made by other encoders than ours or by hand. */
final class Specimens {
    private Specimens() {}

    /** Smooth, with a corner of its own colour each: red, green, blue, yellow, clockwise from the upper left. */
    static BufferedImage photo(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        Color[] corners = {Color.RED, Color.GREEN, Color.YELLOW, Color.BLUE};
        for (int place = 0; place < 4; place++) {
            pen.setColor(corners[place]);
            pen.fillRect(place % 2 * width / 2, place / 2 * height / 2, width / 2 + 1, height / 2 + 1);
        }
        pen.dispose();
        return image;
    }

    static BufferedImage noise(int width, int height, int type, long seed) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    static byte[] file(BufferedImage image, String format) {
        return file(image, format, null);
    }

    static byte[] file(BufferedImage image, String format, String compression) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        if (compression != null) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(compression);
        }
        return write(writer, image, parameters);
    }

    static byte[] progressive(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return write(writer, image, parameters);
    }

    static byte[] interlacedPng(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return write(writer, image, parameters);
    }

    private static byte[] write(ImageWriter writer, BufferedImage image, ImageWriteParam parameters) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** One good file of each kind. */
    static Map<String, byte[]> ofEachKind(int width, int height) {
        BufferedImage rgb = noise(width, height, BufferedImage.TYPE_INT_RGB, 1);
        BufferedImage argb = noise(width, height, BufferedImage.TYPE_INT_ARGB, 2);
        BufferedImage palette = noise(width, height, BufferedImage.TYPE_BYTE_INDEXED, 3);
        BufferedImage grey = noise(width, height, BufferedImage.TYPE_BYTE_GRAY, 4);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("png", file(rgb, "png"));
        files.put("png alpha", file(argb, "png"));
        files.put("png interlaced", interlacedPng(argb));
        files.put("png palette", file(palette, "png"));
        files.put("jpeg", file(rgb, "jpeg"));
        files.put("jpeg grey", file(grey, "jpeg"));
        files.put("jpeg progressive", progressive(rgb));
        files.put("jpeg cmyk", cmyk(width, height));
        files.put("gif", file(palette, "gif"));
        files.put("bmp", file(rgb, "bmp"));
        files.put("tiff", file(rgb, "tiff"));
        files.put("tiff lzw", file(rgb, "tiff", "LZW"));
        files.put("webp lossy", file(argb, "webp", "Lossy"));
        files.put("webp lossless", file(argb, "webp", "Lossless"));
        return files;
    }

    /** Pure cyan, without an Adobe segment: full ink is 255. */
    static byte[] cmyk(int width, int height) {
        BufferedImage base = new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR);
        WritableRaster raster = base.getRaster();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, new int[] {255, 0, 0, 0});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** The Exif segment of a photo: orientation, and where it was taken. */
    static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(120).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 2);
        entry(tiff, 274, 3, 1, orientation);
        entry(tiff, 0x8825, 4, 1, 38);
        tiff.putInt(0).putShort((short) 2);
        entry(tiff, 1, 2, 2, 'N');
        entry(tiff, 2, 5, 3, 68);
        tiff.putInt(0);
        for (int part = 0; part < 3; part++) {
            tiff.putInt(48 + part).putInt(1);
        }
        return concat("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), tiff.array());
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A segment put behind a JPEG's first two bytes. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer segment = ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content);
        return concat(part(jpeg, 0, 2), concat(segment.array(), part(jpeg, 2, jpeg.length)));
    }

    /** A chunk put behind a PNG's header. */
    static byte[] withChunk(byte[] png, String type, byte[] content) {
        return concat(part(png, 0, 33), concat(chunk(type, content), part(png, 33, png.length)));
    }

    static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A PNG written by hand. {@code rows} are packed as they are, filter bytes included. */
    static byte[] png(int width, int height, int depth, int colour, int interlace, byte[] rows) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {(byte) depth, (byte) colour, 0, 0, (byte) interlace})
                .array();
        byte[] signature = "\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] start = concat(signature, chunk("IHDR", header));
        return concat(concat(start, chunk("IDAT", deflate(rows))), chunk("IEND", new byte[0]));
    }

    static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        for (int count = deflater.deflate(buffer); count > 0; count = deflater.deflate(buffer)) {
            packed.write(buffer, 0, count);
        }
        deflater.end();
        return packed.toByteArray();
    }

    static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    static byte[] part(byte[] file, int from, int to) {
        return java.util.Arrays.copyOfRange(file, from, to);
    }
}
