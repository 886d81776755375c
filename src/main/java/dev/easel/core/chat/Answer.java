package dev.easel.core.chat;

import dev.easel.core.image.ImageRef;
import dev.easel.core.text.UserMessage;
import java.util.List;

/**
 * What is said to somebody who asked for no new images: words, and what goes with them.
 *
 * @param images shown below the words, in this order
 * @param controls to press below them
 * @param documents to take home
 */
public record Answer(UserMessage text, List<Picture> images, List<Control> controls, List<Document> documents) {
    public Answer {
        images = List.copyOf(images);
        controls = List.copyOf(controls);
        documents = List.copyOf(documents);
    }

    /**
     * One that was drawn before.
     *
     * @param altText what it shows, for those who can't see it
     */
    public record Picture(ImageRef image, UserMessage altText) {}

    /** Words alone. */
    public static Answer of(UserMessage text) {
        return new Answer(text, List.of(), List.of(), List.of());
    }
}
