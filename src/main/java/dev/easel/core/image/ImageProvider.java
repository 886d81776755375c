package dev.easel.core.image;

/** Draws. The one way to whoever paints the images. */
public interface ImageProvider {
    /**
     * Sends one request and waits for its images, which are streamed into the {@link BlobStore}. Blocks for as long as
     * the model draws, up to minutes. Never repeats a call by itself: each call may cost money.
     *
     * @param endUser a keyed hash that stands for the person who asked, at most 64 characters
     * @param partials is shown the previews that the request asks for, where both model and server can send them
     * @return at least one image; fewer than asked is possible
     * @throws dev.easel.core.failure.FailureException with the provider's refusal or fault
     */
    Drawing draw(ImageRequest request, String endUser, PartialListener partials);
}
