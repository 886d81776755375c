package dev.easel.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Suggestion {
    private static final int FARTHEST = 4;

    private Suggestion() {}

    /** The name nearest to what was typed; empty when none is near. */
    public static Optional<String> find(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(typed, name) <= Math.min(FARTHEST, Math.max(1, name.length() / 2)))
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /** {@code  Did you mean "x"?} with a leading space, or nothing when no name is near. */
    public static String of(String typed, Collection<String> names) {
        return find(typed, names).map(" Did you mean \"%s\"?"::formatted).orElse("");
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
