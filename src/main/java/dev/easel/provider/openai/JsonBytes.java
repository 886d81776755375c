package dev.easel.provider.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The characters of a JSON text, one block of them at a time. */
final class JsonBytes {
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final long MAX_BYTES = 768L * 1024 * 1024;
    private static final int NONE = -1;
    private static final int REPLACEMENT = 0xFFFD;

    private final InputStream in;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int at;
    private int end;
    private long total;

    JsonBytes(InputStream in) {
        this.in = in;
    }

    /** The next character, which stays; -1 at the end. */
    int peek() throws IOException {
        return at < end || fill() ? block[at] & 0xFF : NONE;
    }

    int next() throws IOException {
        int character = requireMore();
        at++;
        return character;
    }

    /** The next character after white space, which stays; -1 at the end. */
    int peekToken() throws IOException {
        int character = peek();
        while (character == ' ' || character == '\n' || character == '\r' || character == '\t') {
            at++;
            character = peek();
        }
        return character;
    }

    boolean accept(char token) throws IOException {
        boolean found = peekToken() == token;
        if (found) {
            at++;
        }
        return found;
    }

    void expect(char token) throws IOException {
        if (!accept(token)) {
            throw new GarbledException(peek() == NONE ? "ends early" : "not JSON");
        }
    }

    /** Copies a string up to its closing quote, the opening one being behind: runs as they are, escapes as UTF-8. */
    void copyString(OutputStream target) throws IOException {
        do {
            copyRun(target);
            if (peek() == '\\') {
                at++;
                copyEscape(target);
            }
        } while (requireMore() != '"');
        at++;
    }

    private int requireMore() throws IOException {
        int character = peek();
        if (character == NONE) {
            throw new GarbledException("ends early");
        }
        return character;
    }

    /** Everything in this block up to a quote or an escape: the loop that large images run through. */
    private void copyRun(OutputStream target) throws IOException {
        int stop = ByteRun.end(block, at, end, '"', '\\');
        target.write(block, at, stop - at);
        at = stop;
    }

    private void copyEscape(OutputStream target) throws IOException {
        char unit = readEscape();
        while (Character.isHighSurrogate(unit) && peek() == '\\') {
            at++;
            char low = readEscape();
            if (Character.isLowSurrogate(low)) {
                write(Character.toCodePoint(unit, low), target);
                return;
            }
            write(REPLACEMENT, target);
            unit = low;
        }
        write(Character.isSurrogate(unit) ? REPLACEMENT : unit, target);
    }

    private static void write(int codePoint, OutputStream target) throws IOException {
        if (codePoint < 0x80) {
            target.write(codePoint);
        } else {
            target.write(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        }
    }

    private char readEscape() throws IOException {
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readUnit();
            default -> throw new GarbledException("not JSON");
        };
    }

    private char readUnit() throws IOException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw new GarbledException("not JSON");
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private boolean fill() throws IOException {
        int read = in.read(block, 0, BLOCK_BYTES);
        at = 0;
        end = Math.max(read, 0);
        total += end;
        if (total > MAX_BYTES) {
            throw new GarbledException("larger than it may be");
        }
        return end > 0;
    }
}
