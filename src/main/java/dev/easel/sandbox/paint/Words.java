package dev.easel.sandbox.paint;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A prompt's words, lower case and in order. */
record Words(List<String> list) {
    private static final Pattern FAULT = Pattern.compile("\\bsandbox:[a-z0-9-]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}-]+");

    /** Names of two words for what one word says. */
    private static final Pattern KIND_OF_TREE =
            Pattern.compile("\\b(pine|palm|christmas|fir|spruce|coconut) trees?\\b");

    Words {
        list = List.copyOf(list);
    }

    static Words of(String prompt) {
        String text = caption(prompt).toLowerCase(Locale.ROOT);
        String[] words = BETWEEN.split(KIND_OF_TREE.matcher(text).replaceAll("$1"), -1);
        return new Words(List.of(words).stream().filter(word -> !word.isBlank()).toList());
    }

    /** The prompt as a caption: on one line, without the words that ask for faults. */
    static String caption(String prompt) {
        return FAULT.matcher(prompt).replaceAll("").replaceAll("\\s+", " ").strip();
    }

    boolean haveAny(String... wanted) {
        return List.of(wanted).stream().anyMatch(list::contains);
    }

    /** The word without its plural ending: "foxes" becomes "fox", "kitties" stays as it is. */
    static String singular(String word) {
        if (word.endsWith("xes") || word.endsWith("shes") || word.endsWith("ches")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }
}
