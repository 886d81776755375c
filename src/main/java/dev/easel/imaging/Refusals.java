package dev.easel.imaging;

import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageSize.Pixels;
import org.jspecify.annotations.Nullable;

/** What people are told about images that can't be used. */
final class Refusals {
    private static final long MILLION = 1_000_000;

    private Refusals() {}

    static FailureException empty() {
        return refusal("image-empty");
    }

    static FailureException fileTooLarge(ImageLimits limits) {
        return refusal("image-file-too-large", limits.maxFileBytes() / MILLION);
    }

    static FailureException unknownType() {
        return refusal("image-unknown-type");
    }

    /** @param type a file format that can be read in other variants */
    static FailureException unknownVariant(String type) {
        return refusal("image-unknown-variant", type);
    }

    static FailureException tooManyPixels(long width, long height, ImageLimits limits) {
        return refusal(
                "image-too-many-pixels", width + "x" + height, limits.maxPixels() / MILLION, limits.maxEdgePixels());
    }

    static FailureException broken(@Nullable Throwable cause) {
        return new FailureException(UserError.of("image-broken"), cause);
    }

    static FailureException tooSlow() {
        return refusal("image-too-slow");
    }

    static FailureException tooHeavy(@Nullable Throwable cause) {
        return new FailureException(UserError.of("image-too-heavy"), cause);
    }

    static FailureException otherShape(String key, Pixels mask, Pixels image) {
        return refusal(key, mask.text(), image.text());
    }

    static FailureException refusal(String key, Object... arguments) {
        return new FailureException(UserError.of(key, arguments));
    }
}
