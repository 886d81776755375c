package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ColourProfileTest {
    @Test
    void theJdksSrgbChangesNothing() {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

        assertThat(ColourProfile.find(new Octets(srgb))).isEmpty();
    }

    @Test
    void aWideProfileComesOutAsTheJdkConvertsIt() {
        byte[] wide = displayP3();
        ICC_ColorSpace witness = new ICC_ColorSpace(ICC_Profile.getInstance(wide));
        int[] colours = {0xFF808080, 0xFFC08040, 0xFF204060, 0xFFA0B0C0, 0xFF503020};
        Bitmap bitmap = new Bitmap(colours.length, 1, colours.clone());

        ColourProfile.find(new Octets(wide)).orElseThrow().toSrgb(bitmap);

        for (int index = 0; index < colours.length; index++) {
            float[] rgb = witness.toRGB(new float[] {
                (colours[index] >> 16 & 0xFF) / 255f,
                (colours[index] >> 8 & 0xFF) / 255f,
                (colours[index] & 0xFF) / 255f
            });
            int expected = 0xFF000000
                    | (Math.round(rgb[0] * 255) << 16)
                    | (Math.round(rgb[1] * 255) << 8)
                    | Math.round(rgb[2] * 255);
            assertThat(Marks.difference(bitmap.at(index, 0), expected)).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void anyCutOfAProfileIsReadOrIgnored() {
        byte[] wide = displayP3();

        for (int length = 0; length < wide.length; length++) {
            ColourProfile.find(new Octets(Specimens.part(wide, 0, length)));
        }
        assertThat(ColourProfile.find(new Octets(new byte[0]))).isEmpty();
    }

    /** Primaries of Display P3 (adapted to D50) with the curve of sRGB. */
    private static byte[] displayP3() {
        int tags = 9;
        ByteBuffer icc = ByteBuffer.allocate(128 + 4 + 12 * tags + 40 + 4 * 20 + 32 + 40);
        icc.putInt(0, icc.capacity()).putInt(8, 0x04000000);
        icc.put(12, "mntrRGB XYZ ".getBytes(StandardCharsets.US_ASCII));
        icc.put(36, "acsp".getBytes(StandardCharsets.US_ASCII));
        icc.putInt(68, 0x0000F6D6).putInt(72, 0x00010000).putInt(76, 0x0000D32D);
        icc.position(128).putInt(tags);
        int xyz = 132 + 12 * tags;
        int curve = xyz + 80;
        int text = curve + 32;
        String[] names = {"rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC", "desc", "cprt"};
        for (int index = 0; index < tags; index++) {
            int place = index < 4 ? xyz + 20 * index : index < 7 ? curve : text;
            icc.put(names[index].getBytes(StandardCharsets.US_ASCII))
                    .putInt(place)
                    .putInt(index < 4 ? 20 : index < 7 ? 32 : 40);
        }
        putXyz(icc, 0.51512, 0.24120, -0.00105);
        putXyz(icc, 0.29198, 0.69225, 0.04189);
        putXyz(icc, 0.15710, 0.06657, 0.78407);
        putXyz(icc, 0.96420, 1.00000, 0.82491);
        icc.put("para\0\0\0\0\0\u0003\0\0".getBytes(StandardCharsets.ISO_8859_1));
        for (double parameter : new double[] {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
            icc.putInt((int) Math.round(parameter * 65_536));
        }
        icc.put("mluc\0\0\0\0\0\0\0\u0001\0\0\0\u000CenUS\0\0\0\u0004\0\0\0\u001C\0P\0003"
                .getBytes(StandardCharsets.ISO_8859_1));
        return icc.array();
    }

    private static void putXyz(ByteBuffer icc, double... values) {
        icc.put("XYZ \0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            icc.putInt((int) Math.round(value * 65_536));
        }
    }
}
