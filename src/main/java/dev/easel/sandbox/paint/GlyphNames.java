package dev.easel.sandbox.paint;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What calls an emoji: its Unicode name and the words for it that people use. */
final class GlyphNames {
    /** How many words the longest name has that somebody says. */
    static final int LONGEST = 5;

    private final Map<String, String> codesByName = new HashMap<>();
    private final Set<String> silent = new HashSet<>(GlyphText.lines("silent"));

    GlyphNames(Collection<String> codes) {
        for (String line : GlyphText.lines("words")) {
            int blank = line.indexOf(' ');
            for (String name : line.substring(blank + 1).split(", ", -1)) {
                name(name, line.substring(0, blank));
            }
        }
        for (String code : codes) {
            if (!code.contains("-")) {
                nameAsUnicodeDoes(code);
            }
        }
        Map.copyOf(codesByName).forEach((name, code) -> Plurals.singulars(name).forEach(one -> name(one, code)));
    }

    /** "TIGER FACE" is called a tiger, too, where there is no whole one. */
    private void nameAsUnicodeDoes(String code) {
        String unicode = Character.getName(GlyphText.first(code));
        if (unicode == null) {
            return; // newer than the Unicode of this Java
        }
        String name = unicode.toLowerCase(Locale.ROOT);
        name(name, code);
        name(name.replaceAll(" face$", ""), code);
    }

    private void name(String name, String code) {
        if (!silent.contains(name)) {
            codesByName.putIfAbsent(name, code);
        }
    }

    /** The emoji that exactly these words call, as its code points. */
    Optional<String> find(String words) {
        return Optional.ofNullable(codesByName.get(words));
    }
}
