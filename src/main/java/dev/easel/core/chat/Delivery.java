package dev.easel.core.chat;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.text.UserMessage;
import java.util.List;

/**
 * A finished artwork on its way into a conversation.
 *
 * @param nonce the job's id: equal for every try at the same delivery, at most 25 characters
 * @param altText what the images show, for those who can't see them
 * @param controls what can be pressed beside them, in this order; a platform lays them out
 */
public record Delivery(
        String nonce,
        Artwork artwork,
        UserMessage caption,
        UserMessage altText,
        Presentation presentation,
        List<Control> controls) {
    public Delivery {
        controls = List.copyOf(controls);
    }

    /** With nothing to press. */
    public Delivery(
            String nonce, Artwork artwork, UserMessage caption, UserMessage altText, Presentation presentation) {
        this(nonce, artwork, caption, altText, presentation, List.of());
    }
}
