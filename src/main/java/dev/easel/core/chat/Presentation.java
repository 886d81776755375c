package dev.easel.core.chat;

import dev.easel.core.text.Visibility;

/** How the sender wants the images shown. */
public record Presentation(Visibility visibility, Cover cover) {
    public static final Presentation OPEN = new Presentation(Visibility.PUBLIC, Cover.NONE);

    /** Whether images are hidden until somebody asks to see them. */
    public enum Cover {
        NONE,
        SPOILER
    }
}
