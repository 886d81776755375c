package dev.easel.imaging;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers at places of a file in memory; a place outside of it ends in an {@link EOFException}. */
final class Octets {
    private final byte[] bytes;
    private final int start;
    private final int length;

    Octets(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Octets(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
    }

    int length() {
        return length;
    }

    int u8(long at) throws EOFException {
        return bytes[place(at, 1)] & 0xFF;
    }

    int u16(long at) throws EOFException {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(long at) throws EOFException {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    int u16Little(long at) throws EOFException {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24Little(long at) throws EOFException {
        return u16Little(at) | u8(at + 2) << 16;
    }

    long u32Little(long at) throws EOFException {
        return u16Little(at) | (long) u16Little(at + 2) << 16;
    }

    /** Whether these ASCII characters stand there. */
    boolean has(long at, String text) {
        return at >= 0
                && at + text.length() <= length
                && text.equals(new String(bytes, start + (int) at, text.length(), StandardCharsets.ISO_8859_1));
    }

    /** A part of the file, no copy. */
    Octets part(long from, long count) throws EOFException {
        return new Octets(bytes, place(from, count), (int) count);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** The array that holds the file, from {@link #start} on; no copy. */
    byte[] array() {
        return bytes;
    }

    int start() {
        return start;
    }

    private int place(long at, long count) throws EOFException {
        if (at < 0 || count < 0 || at + count > length) {
            throw new EOFException("the file ends before " + at);
        }
        return start + (int) at;
    }
}
