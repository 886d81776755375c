package dev.easel.core.gallery;

import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A drawn job as people look at it afterwards.
 *
 * @param id the job's
 * @param requester who asked, and paid
 * @param request what was drawn in the end
 * @param micros what it came to, in micro-dollars
 * @param messages those that show it, the first one first; empty until it is delivered
 * @param origin what it was made from; absent for images from words alone, and for those from pictures that aren't ours
 * @param removedAt when it was taken back; its images may be gone then
 * @param gone what isn't kept any more
 */
public record Exhibit(
        String id,
        UserRef requester,
        Place place,
        Audience audience,
        ImageRequest request,
        Artwork artwork,
        long micros,
        Instant createdAt,
        List<MessageRef> messages,
        @Nullable Origin origin,
        @Nullable Instant removedAt,
        Gone gone) {
    public Exhibit {
        messages = List.copyOf(messages);
    }

    /** One of which everything is kept. */
    public Exhibit(
            String id,
            UserRef requester,
            Place place,
            Audience audience,
            ImageRequest request,
            Artwork artwork,
            long micros,
            Instant createdAt,
            List<MessageRef> messages,
            @Nullable Origin origin,
            @Nullable Instant removedAt) {
        this(
                id,
                requester,
                place,
                audience,
                request,
                artwork,
                micros,
                createdAt,
                messages,
                origin,
                removedAt,
                Gone.NOTHING);
    }

    /** Who may see it. */
    public enum Audience {
        /** Everybody in the place. */
        PLACE,
        /** Whoever asked. */
        REQUESTER
    }

    /** An image, counted from 1; empty when there are fewer, or they aren't kept any more. */
    public Optional<ImageRef> findImage(int position) {
        return !gone.outputs() && position >= 1 && position <= artwork.images().size()
                ? Optional.of(artwork.images().get(position - 1).image())
                : Optional.empty();
    }

    /** Whether this person may see it and use it. */
    public boolean isOpenTo(UserRef person) {
        return removedAt == null && (audience == Audience.PLACE || requester.equals(person));
    }
}
