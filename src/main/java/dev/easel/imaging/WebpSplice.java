package dev.easel.imaging;

import dev.easel.core.image.Stamp;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * An XMP chunk behind all others (RFC 9649, 2.7). A file of the simple form becomes one of the extended form, which alone
 * may have it: a VP8X chunk is put in front. What a file says of itself at its end, such as content credentials, is not
 * known in time to be spared.
 */
final class WebpSplice extends Splice {
    private static final int HEAD = 12;
    private static final int CHUNK_FRAME = 8;
    private static final int LOOK = 10;
    private static final int XMP = 0x04;
    private static final int ALPHA = 0x10;
    private static final int EDGE = 0x3FFF;
    private static final long MOST = 0xFFFF_FFFEL;

    private final Stamp stamp;
    private boolean begun;

    WebpSplice(OutputStream out, Stamp stamp) {
        super(out, HEAD + CHUNK_FRAME + LOOK);
        this.stamp = stamp;
    }

    @Override
    void take(byte[] frame) throws IOException {
        if (begun) {
            emit(chunk());
            emit(frame);
            passAll();
            return;
        }
        begun = true;
        ByteBuffer head = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        String type = text(frame, HEAD);
        long size = head.getInt(4) & 0xFFFF_FFFFL;
        byte[] extended = extended(type, head);
        long added = chunk().length + (long) extended.length;
        boolean stamped = type.equals("VP8X") && (frame[HEAD + CHUNK_FRAME] & XMP) != 0;
        boolean fits = size >= frame.length - 8 && size % 2 == 0 && size + added <= MOST;
        if (!text(frame, 0).equals("RIFF") || !text(frame, 8).equals("WEBP") || stamped || !fits || unknown(type)) {
            emit(frame);
            passAll();
            return;
        }
        head.putInt(4, (int) (size + added));
        if (extended.length == 0) {
            frame[HEAD + CHUNK_FRAME] |= XMP;
        }
        emit(ByteBuffer.allocate(HEAD).put(frame, 0, HEAD).array());
        emit(extended);
        emit(ByteBuffer.allocate(frame.length - HEAD)
                .put(frame, HEAD, frame.length - HEAD)
                .array());
        pass(size + 8 - frame.length, 0);
    }

    private static boolean unknown(String type) {
        return !type.equals("VP8X") && !type.equals("VP8 ") && !type.equals("VP8L");
    }

    private static String text(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    /** What a simple file lacks; nothing for others. */
    private static byte[] extended(String type, ByteBuffer head) {
        int at = HEAD + CHUNK_FRAME;
        if (type.equals("VP8 ")) {
            return extended(XMP, head.getShort(at + 6) & EDGE, head.getShort(at + 8) & EDGE);
        } else if (type.equals("VP8L")) {
            int bits = head.getInt(at + 1);
            int alpha = (bits >>> 28 & 1) == 0 ? 0 : ALPHA;
            return extended(XMP | alpha, (bits & EDGE) + 1, (bits >>> 14 & EDGE) + 1);
        }
        return new byte[0];
    }

    private static byte[] extended(int flags, int width, int height) {
        return ByteBuffer.allocate(CHUNK_FRAME + LOOK)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("VP8X".getBytes(StandardCharsets.US_ASCII))
                .putInt(LOOK)
                .putInt(flags)
                .put(edge(width))
                .put(edge(height))
                .array();
    }

    private static byte[] edge(int pixels) {
        int less = pixels - 1;
        return new byte[] {(byte) less, (byte) (less >> 8), (byte) (less >> 16)};
    }

    private byte[] chunk() {
        byte[] packet = StampPacket.of(stamp);
        return ByteBuffer.allocate(CHUNK_FRAME + packet.length + packet.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("XMP ".getBytes(StandardCharsets.US_ASCII))
                .putInt(packet.length)
                .put(packet)
                .array();
    }
}
