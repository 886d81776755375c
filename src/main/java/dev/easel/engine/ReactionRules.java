package dev.easel.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reaction asks for, by its emoji. */
public final class ReactionRules {
    /** Set behind a character to have it shown in colour; some platforms leave it out. */
    private static final String IN_COLOUR = "\uFE0F";

    private final Map<String, Meaning> meanings;

    /** What an emoji on an image can ask for. */
    public enum Meaning {
        /** More images like it. */
        VARY,
        /** The same request once more. */
        AGAIN,
        /** Take it away. */
        DELETE
    }

    /** @param words by emoji: {@code vary}, {@code again} or {@code delete} */
    public ReactionRules(Map<String, String> words) {
        this.meanings = words.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> bare(entry.getKey()),
                        entry -> Meaning.valueOf(entry.getValue().toUpperCase(Locale.ROOT)),
                        (first, second) -> second));
    }

    /** Empty for an emoji that means nothing here. */
    public Optional<Meaning> find(String emoji) {
        return Optional.ofNullable(meanings.get(bare(emoji)));
    }

    private static String bare(String emoji) {
        return emoji.replace(IN_COLOUR, "");
    }
}
