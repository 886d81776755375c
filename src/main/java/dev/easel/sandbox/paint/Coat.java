package dev.easel.sandbox.paint;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The colours one subject wears. */
record Coat(Color coat, Color trim, Color eye) {
    private static final Color INK = new Color(0x2b2433);
    private static final Color GLASS = new Color(0xbfe3f2);
    private static final double SHIFT = 0.28;

    /** Coats that go by a name of their own. */
    private static final Map<String, Coat> BREEDS = Map.of(
            "siamese", coat(0xf2e6d3, 0x5a4335, 0x5aa7e8),
            "tuxedo", coat(0x33333f, 0xf3f1ec, 0x9cc75a),
            "husky", coat(0x8c97a8, 0x4a5364, 0x5aa7e8),
            "panda", coat(0xf6f4ef, 0x2f2f3a, 0xf0e8dc),
            "polar", coat(0xf6f7f8, 0xdde5ec, 0x2a1c17),
            "dalmatian", coat(0xf6f4ef, 0x3a3a44, 0x4a2c17),
            "tabby", coat(0xb59a77, 0x7a6248, 0x8fbf55),
            "arctic", coat(0xf3f5f8, 0xdbe4ee, 0x5a7fa8));

    private static Coat coat(int coat, int trim, int eye) {
        return new Coat(new Color(coat), new Color(trim), new Color(eye));
    }

    /** From the words just before the subject: "a white siamese cat" is white with dark points. */
    static Coat of(Subject subject, List<String> before, String called) {
        Coat usual = new Coat(
                subject.colours().getOrDefault("coat", Color.GRAY),
                subject.colours().getOrDefault("trim", Color.DARK_GRAY),
                subject.colours().getOrDefault("eye", INK));
        Color named = null;
        Color second = null;
        for (String word : before) {
            Color colour = ColourWords.find(word);
            if (colour != null) {
                second = named;
                named = colour;
            }
        }
        Coat breed = breed(before, called);
        if (breed != null) {
            return named == null ? breed : new Coat(Tint.mix(breed.coat(), named, 0.6), breed.trim(), breed.eye());
        }
        return named == null ? usual : usual.dyed(named, second);
    }

    /** The last colour among these words. */
    static @Nullable Color named(List<String> words) {
        return words.reversed().stream()
                .map(ColourWords::find)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Coat breed(List<String> before, String called) {
        for (String word : before) {
            if (BREEDS.containsKey(word)) {
                return BREEDS.get(word);
            }
        }
        return BREEDS.get(called);
    }

    private Coat dyed(Color named, @Nullable Color second) {
        boolean trimFollowsCoat = distance(coat, trim) < 110;
        Color follow = trimFollowsCoat ? Tint.darker(named, SHIFT / 2) : trim;
        return new Coat(named, second == null ? follow : second, eye);
    }

    private static int distance(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed())
                + Math.abs(one.getGreen() - other.getGreen())
                + Math.abs(one.getBlue() - other.getBlue());
    }

    Color named(String name) {
        return switch (name) {
            case "coat" -> coat;
            case "light" -> Tint.lighter(coat, SHIFT + 0.1);
            case "dark" -> Tint.darker(coat, SHIFT);
            case "trim" -> trim;
            case "eye" -> eye;
            case "ink" -> INK;
            case "white" -> Color.WHITE;
            case "glass" -> GLASS;
            default -> Tint.parse(name);
        };
    }
}
