package dev.easel.sandbox.paint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** English plurals. */
final class Plurals {
    private static final Map<String, String> IRREGULAR = read();

    private Plurals() {}

    private static Map<String, String> read() {
        Map<String, String> ones = new HashMap<>();
        for (String line : GlyphText.lines("plurals")) {
            int blank = line.indexOf(' ');
            ones.put(line.substring(blank + 1), line.substring(0, blank));
        }
        return ones;
    }

    /** What this could be the plural of, the likeliest first; of several words the last one is it. */
    static List<String> singulars(String words) {
        int last = words.lastIndexOf(' ') + 1;
        return endings(words.substring(last)).stream()
                .map(word -> words.substring(0, last) + word)
                .toList();
    }

    private static List<String> endings(String word) {
        if (IRREGULAR.containsKey(word)) {
            return List.of(IRREGULAR.get(word));
        }
        List<String> ones = new ArrayList<>();
        if (word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")) {
            ones.add(word.substring(0, word.length() - 1));
            if (word.endsWith("ies")) {
                ones.add(word.substring(0, word.length() - 3) + "y");
            } else if (word.endsWith("es")) {
                ones.add(word.substring(0, word.length() - 2));
            }
        }
        return ones;
    }
}
