package dev.easel.core.chat;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.text.UserMessage;

/**
 * A finished artwork on its way into a conversation.
 *
 * @param nonce the job's id: equal for every try at the same delivery, at most 25 characters
 * @param altText what the images show, for those who can't see them
 */
public record Delivery(
        String nonce, Artwork artwork, UserMessage caption, UserMessage altText, Presentation presentation) {}
