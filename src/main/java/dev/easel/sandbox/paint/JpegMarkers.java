package dev.easel.sandbox.paint;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks for the kinds of JPEG that the real API refuses: several pictures in one file, as phones make them, and colours
 * meant for print.
 */
final class JpegMarkers {
    private static final int START_OF_SCAN = 0xda;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;
    private static final int APP2 = 0xe2;
    private static final int COMPONENTS_AT = 5;
    private static final int PRINT_COMPONENTS = 4;

    private JpegMarkers() {}

    static void requireOrdinary(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.readUnsignedShort();
            int marker = next(in);
            while (marker != START_OF_SCAN) {
                byte[] segment = new byte[Math.max(0, in.readUnsignedShort() - 2)];
                in.readFully(segment);
                check(file, marker, segment);
                marker = next(in);
            }
        } catch (EOFException e) {
            throw new UnreadableImageException(file, e);
        }
    }

    private static int next(DataInputStream in) throws IOException {
        int marker = in.readUnsignedByte();
        while (marker == 0xff || marker == 0) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    private static void check(Path file, int marker, byte[] segment) throws UnreadableImageException {
        boolean frame = marker >= FIRST_FRAME && marker <= LAST_FRAME && marker != 0xc4 && marker != 0xc8;
        if (frame && segment.length > COMPONENTS_AT && segment[COMPONENTS_AT] == PRINT_COMPONENTS) {
            throw new UnreadableImageException(file, "CMYK");
        }
        if (marker == APP2 && new String(segment, StandardCharsets.ISO_8859_1).startsWith("MPF\0")) {
            throw new UnreadableImageException(file, "MPO");
        }
    }
}
