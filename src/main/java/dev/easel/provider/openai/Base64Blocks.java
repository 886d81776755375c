package dev.easel.provider.openai;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Turns base64 text into bytes, a block at a time, so that an image is never held whole. Takes text in pieces of any
 * length; the padding at its end may be missing. Closing writes what is left, and doesn't close the target.
 */
final class Base64Blocks extends OutputStream {
    private static final int BLOCK_CHARACTERS = 64 * 1024; // a multiple of four
    private static final int BLOCK_BYTES = BLOCK_CHARACTERS / 4 * 3;

    private final OutputStream target;
    private final byte[] text;
    private final byte[] bytes;
    private int filled;

    /** @param room nobody else may be using it */
    Base64Blocks(OutputStream target, Room room) {
        this.target = target;
        this.text = room.text;
        this.bytes = room.bytes;
    }

    /** What decoding takes place in; one image after another can use it. */
    static final class Room {
        private final byte[] text = new byte[BLOCK_CHARACTERS];
        private final byte[] bytes = new byte[BLOCK_BYTES];
    }

    @Override
    public void write(int character) throws IOException {
        makeRoom();
        text[filled++] = (byte) character;
    }

    @Override
    public void write(byte[] piece, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            makeRoom();
            int part = Math.min(left, BLOCK_CHARACTERS - filled);
            System.arraycopy(piece, from, text, filled, part);
            filled += part;
            from += part;
            left -= part;
        }
    }

    @Override
    public void close() throws IOException {
        decode(Arrays.copyOf(text, filled));
        filled = 0;
    }

    /** A full block is decoded only when more text follows, so padding in it is an error. */
    private void makeRoom() throws IOException {
        if (filled == BLOCK_CHARACTERS) {
            if (decode(text) < BLOCK_BYTES) {
                throw new GarbledException("base64 goes on after its padding");
            }
            filled = 0;
        }
    }

    private int decode(byte[] block) throws IOException {
        int length;
        try {
            length = Base64.getDecoder().decode(block, bytes);
        } catch (IllegalArgumentException e) {
            throw new GarbledException("not base64", e);
        }
        target.write(bytes, 0, length);
        return length;
    }
}
