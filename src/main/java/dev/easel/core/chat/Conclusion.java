package dev.easel.core.chat;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ModelId;
import dev.easel.core.text.UserMessage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a batch ended.
 *
 * @param nonce the batch's id: equal for every try at the same conclusion
 * @param sheet all its images in one, where it was wished for
 * @param altText of the sheet
 * @param outcome whether all that was asked for is there
 */
public record Conclusion(
        String nonce,
        UserMessage summary,
        @Nullable ImageRef sheet,
        UserMessage altText,
        Presentation presentation,
        Outcome outcome) {
    private static final ModelId NO_MODEL = new ModelId("contact-sheet");

    /** Whether something is missing. */
    public enum Outcome {
        COMPLETE,
        INCOMPLETE
    }

    /** The sheet on its way, with the summary beside it; empty when there is none. */
    public Optional<Delivery> findDelivery() {
        return Optional.ofNullable(sheet)
                .map(image -> new Delivery(
                        nonce,
                        new Artwork(NO_MODEL, List.of(new GeneratedImage(image, null, null)), null),
                        summary,
                        altText,
                        presentation));
    }
}
