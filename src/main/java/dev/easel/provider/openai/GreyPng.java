package dev.easel.provider.openai;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes a PNG of 8-bit grey, row by row. Closing completes the file and leaves the target open. */
final class GreyPng implements AutoCloseable {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int HEADER_BYTES = 13;
    private static final int DEPTH = 8;

    private final DataOutputStream out;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final DeflaterOutputStream pixels = new DeflaterOutputStream(packed);

    GreyPng(OutputStream target, int width, int height) throws IOException {
        this.out = new DataOutputStream(target);
        out.writeLong(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream(HEADER_BYTES);
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.writeByte(DEPTH);
        fields.write(
                new byte[4]); // grey, and the only methods of compression, filtering and order that every reader has
        writeChunk("IHDR", header);
    }

    /** One byte a pixel, 0 being black. */
    void writeRow(byte[] row) throws IOException {
        pixels.write(0); // unfiltered
        pixels.write(row);
        if (packed.size() >= CHUNK_BYTES) {
            writeChunk("IDAT", packed);
        }
    }

    @Override
    public void close() throws IOException {
        pixels.close();
        writeChunk("IDAT", packed);
        writeChunk("IEND", new ByteArrayOutputStream(0));
        out.flush();
    }

    /** Empties the content. */
    private void writeChunk(String type, ByteArrayOutputStream content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = content.toByteArray();
        content.reset();
        CRC32 check = new CRC32();
        check.update(name);
        check.update(bytes);
        out.writeInt(bytes.length);
        out.write(name);
        out.write(bytes);
        out.writeInt((int) check.getValue());
    }
}
