package dev.easel.provider.openai;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads JSON off a stream, value by value, holding one block of it. Made for answers of hundreds of megabytes in a
 * single string, which goes on to a stream as it comes in; a parser that first builds the string needs four times its
 * size, and Jackson's refuses it at 20 million characters.
 *
 * <p>Every method takes exactly the next value. What isn't JSON, ends early or is nested too deeply is a {@link
 * GarbledException}.
 */
final class JsonScanner {
    /** What a value is, seen from its first character. */
    enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NULL,
        /** A number, true or false. */
        LITERAL
    }

    /** Takes the value of one member. */
    @FunctionalInterface
    interface MemberReader {
        void read(String name) throws IOException;
    }

    /** Takes one element. */
    @FunctionalInterface
    interface ElementReader {
        void read() throws IOException;
    }

    private static final Pattern LITERAL = Pattern.compile("true|false|null|-?\\d[\\d.eE+-]*");
    private static final int MAX_LITERAL = 64;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT_BYTES = 1024 * 1024;

    private final JsonBytes bytes;
    private int depth;

    JsonScanner(InputStream in) {
        this.bytes = new JsonBytes(in);
    }

    Kind kind() throws IOException {
        return switch (bytes.peekToken()) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.STRING;
            case 'n' -> Kind.NULL;
            default -> Kind.LITERAL;
        };
    }

    /** Whether another value follows the one that was read. */
    boolean hasNext() throws IOException {
        return bytes.peekToken() >= 0;
    }

    /** Takes exactly these characters, which needn't be JSON. */
    void expect(String characters) throws IOException {
        for (int i = 0; i < characters.length(); i++) {
            bytes.expect(characters.charAt(i));
        }
    }

    /** The members in their order; {@code reader} takes the value of each. */
    void readObject(MemberReader reader) throws IOException {
        enter('{');
        if (!bytes.accept('}')) {
            do {
                String name = readText();
                bytes.expect(':');
                reader.read(name);
            } while (bytes.accept(','));
            bytes.expect('}');
        }
        depth--;
    }

    /** The elements in their order; {@code reader} takes each. */
    void readArray(ElementReader reader) throws IOException {
        enter('[');
        if (!bytes.accept(']')) {
            do {
                reader.read();
            } while (bytes.accept(','));
            bytes.expect(']');
        }
        depth--;
    }

    /** A string, or a number as it is written; empty for any other value, which is skipped. */
    Optional<String> findText() throws IOException {
        if (kind() == Kind.STRING) {
            return Optional.of(readText());
        }
        if (kind() == Kind.LITERAL) {
            return Optional.of(readLiteral()).filter(JsonScanner::isNumber);
        }
        skip();
        return Optional.empty();
    }

    /** Copies a string as UTF-8, as it comes in; its length is for {@code target} to limit. */
    void copyText(OutputStream target) throws IOException {
        bytes.expect('"');
        bytes.copyString(target);
    }

    void skip() throws IOException {
        switch (kind()) {
            case OBJECT -> readObject(ignored -> skip());
            case ARRAY -> readArray(this::skip);
            case STRING -> copyText(OutputStream.nullOutputStream());
            case NULL, LITERAL -> readLiteral();
        }
    }

    private void enter(char bracket) throws IOException {
        bytes.expect(bracket);
        if (++depth > MAX_DEPTH) {
            throw new GarbledException("nested too deeply");
        }
    }

    private String readText() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        copyText(new CappedOutputStream(text, MAX_TEXT_BYTES));
        return text.toString(StandardCharsets.UTF_8);
    }

    private String readLiteral() throws IOException {
        StringBuilder literal = new StringBuilder();
        while (isLiteral(bytes.peek()) && literal.length() <= MAX_LITERAL) {
            literal.append((char) bytes.next());
        }
        if (literal.length() > MAX_LITERAL || !LITERAL.matcher(literal).matches()) {
            throw new GarbledException("not JSON");
        }
        return literal.toString();
    }

    private static boolean isLiteral(int character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '+' || character == '.';
    }

    private static boolean isNumber(String literal) {
        return literal.charAt(0) == '-' || Character.isDigit(literal.charAt(0));
    }
}
