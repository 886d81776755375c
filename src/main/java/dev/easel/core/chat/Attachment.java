package dev.easel.core.chat;

/**
 * A file that came with a request. Everything here is the sender's claim, checked after opening.
 *
 * @param locator only the platform's {@link AttachmentSource} understands it
 * @param fileName as the sender named it; untrusted text
 */
public record Attachment(Role role, String locator, String fileName) {
    /** What the file is for. */
    public enum Role {
        IMAGE,
        /** Where to repaint: by its transparency, or in black and white. */
        MASK,
        /** A copy of the image that somebody drew over: what differs is repainted. */
        MARKS,
        /** A text with a prompt a line. */
        PROMPTS;

        /** Whether it says where to repaint. */
        public boolean masks() {
            return this == MASK || this == MARKS;
        }
    }

    /** Never the locator: it may be a link that lets its holder in. */
    @Override
    public String toString() {
        return "Attachment[" + role + "]";
    }
}
