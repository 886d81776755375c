package dev.easel.sandbox.paint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The small tables beside the pictures of emoji. */
final class GlyphText {
    private static final String FOLDER = "/sandbox/glyphs/";

    private GlyphText() {}

    static List<String> lines(String table) {
        String resource = FOLDER + table + ".txt";
        try (InputStream in = Objects.requireNonNull(GlyphText.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** The first of its code points, which says what kind of thing it is. */
    static int first(String codes) {
        int end = codes.indexOf('-');
        return Integer.parseInt(end < 0 ? codes : codes.substring(0, end), 16);
    }
}
