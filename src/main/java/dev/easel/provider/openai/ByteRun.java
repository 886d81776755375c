package dev.easel.provider.openai;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for the end of a run of bytes, eight at a time: megabytes of base64 lie between two quotes, and a loop over
 * single bytes takes longer than decoding them.
 */
final class ByteRun {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private ByteRun() {}

    /** Where the first of two characters of ASCII is, from {@code from} on; {@code to} when there is none before it. */
    static int end(byte[] bytes, int from, int to, char one, char other) {
        long ones = one * ONES;
        long others = other * ONES;
        int at = from;
        while (at <= to - Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, at);
            if ((zeros(eight ^ ones) | zeros(eight ^ others)) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != one && bytes[at] != other) {
            at++;
        }
        return at;
    }

    /** Not zero when any of the eight bytes is. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }
}
