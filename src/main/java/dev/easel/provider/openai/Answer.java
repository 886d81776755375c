package dev.easel.provider.openai;

import dev.easel.core.image.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a well-formed answer held, in the order of its {@code data}.
 *
 * @param usage absent when the server doesn't count
 * @param requestId the server's name for the exchange
 */
record Answer(
        List<Item> items, @Nullable Usage usage, @Nullable String requestId) {
    Answer {
        items = List.copyOf(items);
    }

    /** One element of {@code data}. */
    sealed interface Item {
        /** What the model made of the prompt, if it said. */
        @Nullable
        String revisedPrompt();
    }

    /** The image itself, not kept yet. */
    record Arrived(IncomingImage image, @Nullable String revisedPrompt) implements Item {}

    /** A link to the image. */
    record Linked(String url, @Nullable String revisedPrompt) implements Item {}
}
