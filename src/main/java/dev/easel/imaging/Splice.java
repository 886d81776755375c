package dev.easel.imaging;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Puts something into a file on its way through, without ever holding more of it than a few bytes: it asks for pieces of
 * the file's frame and lets pass what lies between them. A file that isn't as expected passes as it is.
 */
abstract class Splice {
    private static final long ALL = Long.MAX_VALUE;

    private final OutputStream out;
    private byte[] piece;
    private int have;
    private long passing;

    /** @param first how many bytes are looked at first */
    Splice(OutputStream out, int first) {
        this.out = out;
        this.piece = new byte[first];
    }

    /** Looks at a piece; it calls {@link #emit} for it, and then {@link #pass} or {@link #passAll}. */
    abstract void take(byte[] frame) throws IOException;

    final void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (passing > 0) {
                int count = (int) Math.min(passing, end - at);
                out.write(bytes, at, count);
                passing -= passing == ALL ? 0 : count;
                at += count;
            } else {
                int count = Math.min(piece.length - have, end - at);
                System.arraycopy(bytes, at, piece, have, count);
                have += count;
                at += count;
            }
            look();
        }
    }

    /** Also when nothing more follows, where nothing is to be looked at. */
    private void look() throws IOException {
        while (passing == 0 && have == piece.length) {
            byte[] whole = piece;
            have = 0;
            take(whole);
        }
    }

    /** The file is over; what was begun to be looked at passes. */
    final void end() throws IOException {
        out.write(piece, 0, have);
        have = 0;
    }

    final void emit(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** Lets so many bytes pass, and looks at so many behind them. */
    final void pass(long bytes, int next) {
        passing = bytes;
        piece = new byte[next];
    }

    /** Looks no more. */
    final void passAll() {
        passing = ALL;
    }

    static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }
}
