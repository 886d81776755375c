package dev.easel.core.gallery;

import dev.easel.core.image.ImageRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which exhibits somebody looks for.
 *
 * @param words all of them stand in the prompt, in any order, however they are written; none: any prompt
 * @param from asked for then or later; absent: whenever
 * @param until asked for earlier than that; absent: whenever
 */
public record Search(
        List<String> words,
        @Nullable Instant from,
        @Nullable Instant until) {
    /** Everything. */
    public static final Search ALL = new Search(List.of(), null, null);

    public Search {
        words = List.copyOf(words);
    }

    /** Words as they were typed, with spaces between. */
    public static Search of(String typed, @Nullable Instant from, @Nullable Instant until) {
        return new Search(
                Arrays.stream(typed.toLowerCase(Locale.ROOT).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                from,
                until);
    }

    /** Whether it finds what was asked for at some time; days are not looked at. */
    public boolean findsWordsIn(ImageRequest request) {
        String prompt = request.shownWords().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(prompt::contains);
    }

    /** Whether it leaves nothing out. */
    public boolean isForAll() {
        return words.isEmpty() && from == null && until == null;
    }
}
