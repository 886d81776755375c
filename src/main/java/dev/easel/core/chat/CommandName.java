package dev.easel.core.chat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people can ask for by name: the same words on every door. */
public enum CommandName {
    IMAGINE("imagine"),
    /** Several prompts at once. */
    BATCH("batch"),
    EDIT("edit"),
    VARIATIONS("variations"),
    /** What is used and what is left. */
    QUOTA("quota"),
    /** One's own images. */
    GALLERY("gallery"),
    /** What is kept about oneself, to take home or to have deleted. */
    MYDATA("mydata"),
    /** One's own defaults. */
    SETTINGS("settings"),
    /** Joins one's accounts on two platforms. */
    LINK("link"),
    /** For those who run the place. */
    ADMIN("easel-admin"),
    /** What made an image. */
    INFO("info"),
    HELP("help");

    private final String word;

    CommandName(String word) {
        this.word = word;
    }

    /** As people type it. */
    public String word() {
        return word;
    }

    /** Whether it makes images. */
    public boolean draws() {
        return this == IMAGINE || this == BATCH || this == EDIT || this == VARIATIONS;
    }

    /** Those that make images. */
    public static List<CommandName> drawing() {
        return Arrays.stream(values()).filter(CommandName::draws).toList();
    }

    /** The command that words begin with, behind a slash: {@code /imagine a cat}. */
    public static Optional<CommandName> findIn(String text) {
        String first = text.strip().split("\\s", 2)[0];
        return first.startsWith("/") ? find(first.substring(1)) : Optional.empty();
    }

    /** In whatever case it is typed. */
    public static Optional<CommandName> find(String word) {
        String sought = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(name -> name.word.equals(sought)).findFirst();
    }
}
