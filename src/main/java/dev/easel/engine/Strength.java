package dev.easel.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far a variation may go from its source. */
enum Strength {
    SUBTLE,
    NORMAL,
    STRONG;

    /** As people type it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Strength> find(String word) {
        return Arrays.stream(values())
                .filter(strength -> strength.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Strength::word).toList();
    }
}
