package dev.easel.provider.openai;

import java.io.IOException;
import java.io.InputStream;

/**
 * The data of server-sent events as one text, a line end after each line; comments and other fields are left out. Where
 * an event ends is for the reader of the data to see, since some relays leave out the blank lines between events. No
 * line is held: one takes megabytes.
 */
final class EventData extends InputStream {
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final int MAX_NAME = 64;
    private static final int NONE = -1;
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF"; // its three bytes, each taken for a character

    private final InputStream in;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int at;
    private int end;
    private boolean inData;
    private boolean afterReturn;
    private String event = "";

    EventData(InputStream in) {
        this.in = in;
    }

    /** The name given to the event whose data was read last; empty when it has none. */
    String event() {
        return event;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? NONE : one[0] & 0xFF;
    }

    /** Never goes on beyond the end of a line, so that {@link #event} fits what was read. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!inData) {
            if (peek() == NONE) {
                return NONE;
            }
            startLine();
        }
        int run = run(length);
        if (run > 0) {
            System.arraycopy(block, at, target, offset, run);
            at += run;
            return run;
        }
        endLine();
        inData = false;
        target[offset] = '\n';
        return 1;
    }

    /** Reads a line up to its data, or all of it when it has none. */
    private void startLine() throws IOException {
        String field = readName(':').replace(BYTE_ORDER_MARK, "");
        if (field.isEmpty() && isLineEnd(peek())) {
            event = ""; // a blank line ends the event
        }
        if (peek() == ':') {
            at++;
            if (peek() == ' ') {
                at++;
            }
        }
        if (field.equals("data")) {
            inData = true;
            return;
        }
        if (field.equals("event")) {
            event = readName('\n');
        }
        while (!isLineEnd(peek())) {
            at += run(BLOCK_BYTES);
        }
        endLine();
    }

    /** What stands before a character or the line's end, as far as a name goes. */
    private String readName(char stop) throws IOException {
        StringBuilder name = new StringBuilder();
        while (peek() != stop && !isLineEnd(peek()) && name.length() < MAX_NAME) {
            name.append((char) peek());
            at++;
        }
        return name.toString();
    }

    /** A return and a line feed are one line end; the second is not waited for. */
    private void endLine() throws IOException {
        afterReturn = peek() == '\r';
        at = Math.min(at + 1, end);
    }

    /** How much of the line is at hand, and wanted. */
    private int run(int most) throws IOException {
        if (peek() == NONE) {
            return 0;
        }
        int limit = Math.min(end, at + Math.min(most, BLOCK_BYTES));
        return ByteRun.end(block, at, limit, '\n', '\r') - at;
    }

    private static boolean isLineEnd(int character) {
        return character == '\n' || character == '\r' || character == NONE;
    }

    /** The next character, which stays. */
    private int peek() throws IOException {
        if (at == end) {
            end = Math.max(in.read(block, 0, BLOCK_BYTES), 0);
            at = 0;
        }
        if (afterReturn && at < end) {
            afterReturn = false;
            if (block[at] == '\n') {
                at++;
                return peek();
            }
        }
        return at < end ? block[at] & 0xFF : NONE;
    }
}
