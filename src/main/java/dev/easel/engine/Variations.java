package dev.easel.engine;

import dev.easel.core.text.Wording;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The instruction by which an edit becomes a variation. In English whatever its asker speaks: models know that best. */
final class Variations {
    private static final Wording WORDING = Wording.in(Locale.ENGLISH);

    private Variations() {}

    /** What to ask for, with the asker's own wish behind it. */
    static String instruction(Strength strength, String hint) {
        return (WORDING.variation(strength.word()) + " " + hint.strip()).strip();
    }

    /** The asker's own wish in an instruction; empty for a prompt that is none. */
    static Optional<String> findHint(String prompt) {
        return Arrays.stream(Strength.values())
                .map(strength -> WORDING.variation(strength.word()))
                .filter(prompt::startsWith)
                .map(instruction -> prompt.substring(instruction.length()).strip())
                .findFirst();
    }
}
