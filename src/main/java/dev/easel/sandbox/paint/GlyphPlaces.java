package dev.easel.sandbox.paint;

import dev.easel.sandbox.paint.Subject.Stand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the things of emoji are seen, and how large they are. */
final class GlyphPlaces {
    private final List<Place> places = new ArrayList<>();

    /** @param size beside others; 1 is a person */
    record Place(Stand stand, Setting home, double size, List<String> ranges) {
        private static Place parse(String line) {
            List<String> words = List.of(line.split(" ", -1));
            return new Place(
                    Stand.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
                    Setting.valueOf(words.get(1).toUpperCase(Locale.ROOT)),
                    Double.parseDouble(words.get(2)),
                    words.subList(3, words.size()));
        }

        private boolean has(int code) {
            return ranges.stream().anyMatch(range -> {
                int dash = range.indexOf('-');
                int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
                return code >= from && code <= (dash < 0 ? from : Integer.parseInt(range.substring(dash + 1), 16));
            });
        }
    }

    GlyphPlaces() {
        GlyphText.lines("places").forEach(line -> places.add(Place.parse(line)));
    }

    /** The last place that has it: the first line has all of them. */
    Place of(String codes) {
        int code = GlyphText.first(codes);
        return places.reversed().stream()
                .filter(place -> place.has(code))
                .findFirst()
                .orElseThrow();
    }
}
