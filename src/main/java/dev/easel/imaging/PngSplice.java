package dev.easel.imaging;

import dev.easel.core.image.Stamp;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** An iTXt chunk before the first IDAT, under the keyword that the XMP specification gives (part 3, 1.1.5). */
final class PngSplice extends Splice {
    private static final int FRAME = 8;
    private static final int CHECKSUM = 4;
    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final byte[] HEAD = "iTXtXML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);

    private final Stamp stamp;
    private boolean begun;

    PngSplice(OutputStream out, Stamp stamp) {
        super(out, FRAME);
        this.stamp = stamp;
    }

    @Override
    void take(byte[] frame) throws IOException {
        String text = new String(frame, StandardCharsets.ISO_8859_1);
        if (!begun) {
            begun = true;
            emit(frame);
            if (text.equals(SIGNATURE)) {
                pass(0, FRAME);
            } else {
                passAll();
            }
            return;
        }
        String type = text.substring(4);
        if (type.equals("IDAT")) {
            emit(chunk());
        }
        emit(frame);
        // Content credentials sign every byte of the file (C2PA 2.1, A.3.2): one more would make them void.
        if (type.equals("IDAT") || type.equals("caBX") || type.equals("IEND")) {
            passAll();
        } else {
            pass(length(frame) + CHECKSUM, FRAME);
        }
    }

    private static long length(byte[] frame) {
        return (long) u8(frame, 0) << 24 | u8(frame, 1) << 16 | u8(frame, 2) << 8 | u8(frame, 3);
    }

    private byte[] chunk() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(HEAD);
        content.writeBytes(StampPacket.of(stamp));
        CRC32 crc = new CRC32();
        crc.update(content.toByteArray());
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(chunk);
        out.writeInt(content.size() - 4);
        out.write(content.toByteArray());
        out.writeInt((int) crc.getValue());
        return chunk.toByteArray();
    }
}
