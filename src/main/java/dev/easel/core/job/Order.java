package dev.easel.core.job;

import dev.easel.core.chat.Presentation;
import dev.easel.core.gallery.Gone;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRequest;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for, so that it can be asked for again.
 *
 * @param request by the model that drew it, or was to
 * @param origin the image of ours that it was made from
 * @param gone what isn't kept any more
 */
public record Order(
        Sender sender,
        Place place,
        ImageRequest request,
        Presentation presentation,
        @Nullable Origin origin,
        Gone gone) {
    /** One of which everything is kept. */
    public Order(Sender sender, Place place, ImageRequest request, Presentation presentation, @Nullable Origin origin) {
        this(sender, place, request, presentation, origin, Gone.NOTHING);
    }
}
