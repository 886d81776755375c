package dev.easel.core.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The commands that make images: the same words on every door. */
public enum CommandName {
    IMAGINE,
    EDIT,
    VARIATIONS;

    /** As people type it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CommandName> find(String word) {
        return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
    }
}
