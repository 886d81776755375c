package dev.easel.sandbox.paint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt's words, lower case and in order.
 *
 * @param stops the places of words with a comma, a full stop or the like behind them
 */
record Words(List<String> list, Set<Integer> stops) {
    private static final Pattern FAULT = Pattern.compile("\\bsandbox:[a-z0-9-]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD_OR_STOP = Pattern.compile("(?<word>[\\p{L}\\p{N}-]+)|[,.;:!?&+/\n]");

    /** Words that no name goes on with. */
    private static final Set<String> JOINTS = Set.of(
            "and", "or", "with", "without", "on", "in", "at", "under", "over", "by", "beside", "near", "behind", "from",
            "for", "to", "is", "are", "of", "into", "as", "next");

    /** Names of two words for what one word says. */
    private static final Pattern KIND_OF_TREE =
            Pattern.compile("\\b(pine|palm|christmas|fir|spruce|coconut) trees?\\b");

    Words {
        list = List.copyOf(list);
        stops = Set.copyOf(stops);
    }

    static Words of(String prompt) {
        String text = caption(prompt).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        Set<Integer> stops = new HashSet<>();
        Matcher found = WORD_OR_STOP.matcher(KIND_OF_TREE.matcher(text).replaceAll("$1"));
        while (found.find()) {
            if (found.group("word") != null) {
                words.add(found.group());
            } else {
                stops.add(words.size() - 1);
            }
        }
        return new Words(words, stops);
    }

    /** Whether what is named by the word at this place is named completely. */
    boolean endsPhrase(int at) {
        return at + 1 >= list.size() || stops.contains(at) || JOINTS.contains(list.get(at + 1));
    }

    /** The prompt as a caption: on one line, without the words that ask for faults. */
    static String caption(String prompt) {
        return FAULT.matcher(prompt).replaceAll("").replaceAll("\\s+", " ").strip();
    }

    boolean haveAny(String... wanted) {
        return List.of(wanted).stream().anyMatch(list::contains);
    }
}
