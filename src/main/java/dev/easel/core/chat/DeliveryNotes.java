package dev.easel.core.chat;

import dev.easel.core.identity.PlatformId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a {@link Messenger} writes down on the way of a delivery, so that another try after a crash goes on where the
 * first was cut off. Each method is one transaction. Safe for use from several threads and processes.
 */
public interface DeliveryNotes {
    /**
     * The note of the delivery with this nonce. Kept for days after it was last written, which is longer than anything is
     * delivered again.
     */
    Optional<String> find(PlatformId platform, String nonce);

    /**
     * Replaces the note of a delivery. On disk when it returns.
     *
     * @param note only the platform's messenger understands it; no secrets, no words of people
     */
    void write(PlatformId platform, String nonce, String note, Instant now);
}
