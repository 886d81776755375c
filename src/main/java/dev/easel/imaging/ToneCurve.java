package dev.easel.imaging;

import java.io.EOFException;

/** The curve of one channel in a colour profile: light for each of its 256 steps (ICC.1:2022, 10.6 and 10.18). */
final class ToneCurve {
    private static final int[] PARAMETERS = {1, 3, 4, 5, 7};

    private ToneCurve() {}

    static float[] read(Octets tag) throws EOFException {
        if (tag.has(0, "curv")) {
            return sampled(tag);
        } else if (tag.has(0, "para")) {
            return parametric(tag);
        }
        throw new EOFException("no curve of a known kind");
    }

    private static float[] sampled(Octets tag) throws EOFException {
        long count = tag.u32(8);
        float[] curve = new float[256];
        double gamma = count == 1 ? tag.u16(12) / 256.0 : 1;
        for (int step = 0; step < 256; step++) {
            double at = step / 255.0;
            curve[step] = (float) (count <= 1 ? Math.pow(at, gamma) : between(tag, at * (count - 1), count));
        }
        return curve;
    }

    private static double between(Octets tag, double at, long count) throws EOFException {
        long low = (long) at;
        long high = Math.min(low + 1, count - 1);
        double first = tag.u16(12 + 2 * low);
        double second = tag.u16(12 + 2 * high);
        return (first + (second - first) * (at - low)) / 65_535;
    }

    /** Y = (aX + b)^g + e above d, cX + f below; the shorter kinds leave parameters out. */
    private static float[] parametric(Octets tag) throws EOFException {
        int kind = tag.u16(8);
        if (kind >= PARAMETERS.length) {
            throw new EOFException("no such curve");
        }
        double[] p = new double[7];
        for (int index = 0; index < PARAMETERS[kind]; index++) {
            p[index] = (int) tag.u32(12 + 4L * index) / 65_536.0;
        }
        float[] curve = new float[256];
        for (int step = 0; step < 256; step++) {
            curve[step] = (float) value(kind, p, step / 255.0);
        }
        return curve;
    }

    private static double value(int kind, double[] p, double x) {
        double power = kind == 0 ? Math.pow(x, p[0]) : Math.pow(Math.max(0, p[1] * x + p[2]), p[0]);
        double border = p[1] == 0 ? 0 : -p[2] / p[1];
        return switch (kind) {
            case 0 -> power;
            case 1 -> x >= border ? power : 0;
            case 2 -> (x >= border ? power : 0) + p[3];
            case 3 -> x >= p[4] ? power : p[3] * x;
            default -> x >= p[4] ? power + p[5] : p[3] * x + p[6];
        };
    }
}
