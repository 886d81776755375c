package dev.easel.sandbox.paint;

import java.awt.Color;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words for colours. */
final class ColourWords {
    private static final String TABLE = """
            red d93a36 crimson c0263e scarlet e03a25 maroon 7d2334 orange f08a30 ginger e0843a coral f4785f peach f8b48c
            yellow f5cf45 golden f2b632 gold f2b632 amber eaa02c cream f5ead2 beige e3d3b4 ivory f6f0de
            green 4fa552 emerald 1f9d6b mint 9edec0 lime a5d63f olive 7f8a3c teal 2f9a98 turquoise 3fc4bd
            cyan 45c8e8 blue 3d7cd6 navy 27406f indigo 4a4bb0 azure 5aaef0 purple 8453c0 violet 8a5fd6
            lavender b9a5e8 pink f389ad magenta d8439b brown 8a5c3c chocolate 6b4028 bronze b07a3c copper c4713f
            black 34343f grey 9598a3 gray 9598a3 silver c3c9d3 white f8f6f1""";

    private static final Map<String, Color> COLOURS = read();

    private ColourWords() {}

    static @Nullable Color find(String word) {
        return COLOURS.get(word);
    }

    private static Map<String, Color> read() {
        Map<String, Color> colours = new HashMap<>();
        String[] words = TABLE.split("\\s+", -1);
        for (int i = 0; i < words.length; i += 2) {
            colours.put(words[i], Tint.parse("#" + words[i + 1]));
        }
        return Map.copyOf(colours);
    }
}
