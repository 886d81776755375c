package dev.easel.imaging;

import java.io.EOFException;
import java.util.Optional;

/**
 * A colour profile made of three curves and a matrix, as cameras, phones and screens have them (ICC.1:2022, 8.3.3).
 * Read here, not by the JDK's colour library, which is native code and would be given a stranger's bytes. Other
 * profiles are taken for sRGB. Immutable.
 */
final class ColourProfile {
    private static final int STEPS = 4_096;
    private static final String[] CHANNELS = {"r", "g", "b"};
    /** From the profile connection space (XYZ, D50) to linear sRGB. */
    private static final double[][] TO_SRGB = {
        {3.1338561, -1.6168667, -0.4906146}, {-0.9787684, 1.9161415, 0.0334540}, {0.0719453, -0.2289914, 1.4052427}
    };

    private static final byte[] ENCODED = encoded();

    private final float[][] curves;
    private final float[][] matrix;

    private ColourProfile(float[][] curves, float[][] matrix) {
        this.curves = curves;
        this.matrix = matrix;
    }

    /** Empty for sRGB itself, for profiles of other kinds, and for broken ones. */
    static Optional<ColourProfile> find(Octets icc) {
        if (!icc.has(16, "RGB XYZ ")) {
            return Optional.empty();
        }
        try {
            float[][] curves = new float[3][];
            float[][] toXyz = new float[3][3];
            for (int channel = 0; channel < 3; channel++) {
                curves[channel] = ToneCurve.read(tag(icc, CHANNELS[channel] + "TRC"));
                Octets column = tag(icc, CHANNELS[channel] + "XYZ");
                for (int row = 0; row < 3; row++) {
                    toXyz[row][channel] = (int) column.u32(8 + 4L * row) / 65_536f;
                }
            }
            ColourProfile profile = new ColourProfile(curves, toSrgb(toXyz));
            return profile.changesNothing() ? Optional.empty() : Optional.of(profile);
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static Octets tag(Octets icc, String name) throws EOFException {
        long count = Math.min(icc.u32(128), 100);
        for (int index = 0; index < count; index++) {
            long at = 132 + 12L * index;
            if (icc.has(at, name)) {
                return icc.part(icc.u32(at + 4), icc.u32(at + 8));
            }
        }
        throw new EOFException("no tag " + name);
    }

    private static float[][] toSrgb(float[][] toXyz) {
        float[][] product = new float[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int k = 0; k < 3; k++) {
                    product[row][column] += (float) (TO_SRGB[row][k] * toXyz[k][column]);
                }
            }
        }
        return product;
    }

    /** Rounding in the profile's numbers moves a colour by one or two steps; that is sRGB all the same. */
    private boolean changesNothing() {
        for (int rgb : new int[] {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF, 0x808080, 0x204060, 0xC8A078}) {
            int to = convert(rgb);
            for (int shift = 0; shift <= 16; shift += 8) {
                if (Math.abs((to >> shift & 0xFF) - (rgb >> shift & 0xFF)) > 2) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Changes the pixels in place. */
    void toSrgb(Bitmap image) {
        int[] argb = image.argb();
        for (int index = 0; index < argb.length; index++) {
            argb[index] = convert(argb[index]);
        }
    }

    private int convert(int argb) {
        float red = curves[0][argb >> 16 & 0xFF];
        float green = curves[1][argb >> 8 & 0xFF];
        float blue = curves[2][argb & 0xFF];
        return (argb & 0xFF000000)
                | (encode(matrix[0], red, green, blue) << 16)
                | (encode(matrix[1], red, green, blue) << 8)
                | encode(matrix[2], red, green, blue);
    }

    private static int encode(float[] row, float red, float green, float blue) {
        float linear = row[0] * red + row[1] * green + row[2] * blue;
        return ENCODED[Math.clamp((int) (linear * STEPS + 0.5f), 0, STEPS)] & 0xFF;
    }

    private static byte[] encoded() {
        byte[] table = new byte[STEPS + 1];
        for (int step = 0; step <= STEPS; step++) {
            double linear = (double) step / STEPS;
            double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
            table[step] = (byte) Math.round(255 * value);
        }
        return table;
    }
}
