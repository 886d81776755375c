package dev.easel.imaging;

import java.io.EOFException;
import java.io.IOException;

/** Unpacks the pixels of one GIF frame, one at a time: LZW with codes of growing length (GIF89a, appendix F). */
final class GifPixels {
    private static final int MAX_CODES = 4_096;

    private final Octets file;
    private final int clear;
    private final int[] prefix = new int[MAX_CODES];
    private final byte[] suffix = new byte[MAX_CODES];
    private final byte[] pending = new byte[MAX_CODES + 1];
    private int pendingCount;
    private int codes;
    private int codeBits;
    private int previous = -1;
    private int first;
    private long at;
    private int blockLeft;
    private int bits;
    private int bitCount;

    /** @param start place of the byte that says how many bits a pixel has */
    GifPixels(Octets file, long start) throws IOException {
        this.file = file;
        int pixelBits = file.u8(start);
        if (pixelBits < 1 || pixelBits > 8) {
            throw new IOException("no such code length");
        }
        at = start + 1;
        clear = 1 << pixelBits;
        for (int code = 0; code < clear; code++) {
            suffix[code] = (byte) code;
        }
        reset();
    }

    private void reset() {
        codes = clear + 2;
        codeBits = Integer.SIZE - Integer.numberOfLeadingZeros(clear);
        previous = -1;
    }

    /** The next pixel's index in the table of colours. */
    int next() throws IOException {
        while (pendingCount == 0) {
            int code = code();
            if (code == clear) {
                reset();
            } else if (code == clear + 1) {
                throw new EOFException("the pixels end early");
            } else {
                expand(code);
            }
        }
        return pending[--pendingCount] & 0xFF;
    }

    /** Puts a code's pixels on the stack, the last one first. */
    private void expand(int code) throws IOException {
        if (code > codes || (code == codes && previous < 0)) {
            throw new IOException("a code that nothing stands for");
        }
        int rest = code;
        if (code == codes) {
            pending[pendingCount++] = (byte) first;
            rest = previous;
        }
        while (rest >= clear) {
            pending[pendingCount++] = suffix[rest];
            rest = prefix[rest];
        }
        pending[pendingCount++] = (byte) rest;
        first = rest;
        learn();
        previous = code;
    }

    private void learn() {
        if (previous >= 0 && codes < MAX_CODES) {
            prefix[codes] = previous;
            suffix[codes] = (byte) first;
            codes++;
            if (codes == 1 << codeBits && codeBits < 12) {
                codeBits++;
            }
        }
    }

    private int code() throws EOFException {
        while (bitCount < codeBits) {
            if (blockLeft == 0) {
                blockLeft = file.u8(at++);
                if (blockLeft == 0) {
                    throw new EOFException("the pixels end early");
                }
            }
            bits |= file.u8(at++) << bitCount;
            bitCount += 8;
            blockLeft--;
        }
        int code = bits & (1 << codeBits) - 1;
        bits >>>= codeBits;
        bitCount -= codeBits;
        return code;
    }
}
