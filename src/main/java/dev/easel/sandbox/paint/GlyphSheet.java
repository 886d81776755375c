package dev.easel.sandbox.paint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The pictures of emoji, by their code points in hexadecimal ({@code 1f9a9}, {@code 1f9d1-200d-1f33e}). It remembers
 * where each one is in the resource, not the pictures.
 */
final class GlyphSheet {
    private static final String RESOURCE = "/sandbox/glyphs/pictures.txt";
    private static final String HEAD = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 36 36\">";

    private final Map<String, Place> places = new LinkedHashMap<>();

    private record Place(int from, int length) {}

    private GlyphSheet(byte[] sheet) {
        for (int from = 0; from < sheet.length; ) {
            int blank = indexOf(sheet, ' ', from);
            int end = indexOf(sheet, '\n', blank);
            String codes = new String(sheet, from, blank - from, StandardCharsets.US_ASCII);
            places.put(codes, new Place(blank + 1, end - blank - 1));
            from = end + 1;
        }
    }

    static GlyphSheet load() {
        try (InputStream in = resource()) {
            return new GlyphSheet(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    private static InputStream resource() {
        return Objects.requireNonNull(GlyphSheet.class.getResourceAsStream(RESOURCE), RESOURCE);
    }

    private static int indexOf(byte[] sheet, char wanted, int from) {
        int at = from;
        while (at < sheet.length && sheet[at] != wanted) {
            at++;
        }
        return at;
    }

    Set<String> codes() {
        return places.keySet();
    }

    /** The document that draws a picture, in a box of 36 by 36. */
    InputStream open(String codes) {
        Place place = Objects.requireNonNull(places.get(codes), codes);
        try (InputStream in = resource()) {
            in.skipNBytes(place.from());
            String body = new String(in.readNBytes(place.length()), StandardCharsets.UTF_8);
            return new ByteArrayInputStream((HEAD + body + "</svg>").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
