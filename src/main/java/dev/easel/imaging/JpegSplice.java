package dev.easel.imaging;

import dev.easel.core.image.Stamp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** An APP1 segment behind the other application segments, with the name that XMP has there (part 3, 1.1.3). */
final class JpegSplice extends Splice {
    private static final int MARKER = 0xFF;
    private static final int SOI = 0xD8;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP11 = 0xEB;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final int SEGMENT_FRAME = 4;
    private static final byte[] NAME = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);

    private final Stamp stamp;
    private boolean begun;

    JpegSplice(OutputStream out, Stamp stamp) {
        super(out, 2);
        this.stamp = stamp;
    }

    @Override
    void take(byte[] frame) throws IOException {
        int marker = u8(frame, 1);
        if (!begun) {
            begun = true;
            emit(frame);
            if (u8(frame, 0) == MARKER && marker == SOI) {
                pass(0, SEGMENT_FRAME);
            } else {
                passAll();
            }
            return;
        }
        boolean application = u8(frame, 0) == MARKER && ((marker >= APP0 && marker <= APP15) || marker == COM);
        if (!application && u8(frame, 0) == MARKER) {
            emit(segment());
        }
        emit(frame);
        int length = u8(frame, 2) << 8 | u8(frame, 3);
        // Content credentials, which stand in APP11, sign every byte of the file (C2PA 2.1, A.3.1).
        if (!application || marker == APP11 || length < 2) {
            passAll();
        } else {
            pass(length - 2, SEGMENT_FRAME);
        }
    }

    private byte[] segment() {
        byte[] packet = StampPacket.of(stamp);
        int length = 2 + NAME.length + packet.length;
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(new byte[] {(byte) MARKER, (byte) APP1, (byte) (length >> 8), (byte) length});
        segment.writeBytes(NAME);
        segment.writeBytes(packet);
        return segment.toByteArray();
    }
}
