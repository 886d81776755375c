package dev.easel.imaging;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;

/** What a JPEG's components mean. The rules are those of libjpeg (jdapimin.c, default_decompress_parms). */
final class JpegColour {
    private static final int UNSAID = -1;

    private boolean jfif;
    private int transform = UNSAID;
    private int count;
    private boolean namedRgb;

    void jfif() {
        jfif = true;
    }

    /** @param transform 0: as it is; 1: YCbCr; 2: YCCK */
    void adobe(int transform) {
        this.transform = transform;
    }

    /** @param components identifier, sampling, table of each */
    void components(Octets components) throws EOFException {
        count = components.length() / 3;
        namedRgb = count == 3 && components.u8(0) == 'R' && components.u8(3) == 'G' && components.u8(6) == 'B';
    }

    int count() {
        return count;
    }

    boolean rgb() {
        return count == 3;
    }

    boolean cmyk() {
        return count == 4;
    }

    /** Whether black is stored beside luma and chroma. */
    boolean ycck() {
        return count == 4 && transform == 2;
    }

    /** Adobe's programs store inks as what is left of the paper. */
    boolean inverted() {
        return transform != UNSAID;
    }

    /** The one application segment that says it plainly to any decoder. */
    byte[] segment() {
        boolean plain = count == 3 && !jfif && (transform == UNSAID ? namedRgb : transform == 0);
        if (plain || (count == 4 && transform != UNSAID)) {
            return bytes("\u00FF\u00EE\0\u000EAdobe\0d\0\0\0\0" + (char) (plain ? 0 : transform & 0xFF));
        }
        return count == 4 ? new byte[0] : bytes("\u00FF\u00E0\0\u0010JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
