package dev.easel.core.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is done to images outside of the model. Safe for use from several threads; each call takes CPU time,
 * and waits while as many images are being read as there are processors. Refs given and returned are of the
 * {@link BlobStore}. Images that can't be used end in a {@link dev.easel.core.failure.FailureException} with a user
 * error.
 */
public interface Imaging {
    /**
     * Takes in a file that somebody sent: PNG, JPEG, WebP, GIF (its first frame), BMP or TIFF. What is kept is a PNG or
     * JPEG that stands upright, in sRGB, with nothing in it but the image: no location, no thumbnail. The stream is read
     * to one byte beyond the limit at most and left open.
     *
     * @throws IOException when the stream breaks, or the store does
     */
    ImageRef admit(InputStream file) throws IOException;

    /** Makes an admitted image, and its mask, to what a model takes. */
    Fitted fit(ImageRef image, @Nullable Mask mask, InputForm form) throws IOException;

    /**
     * Makes a mask of an admitted image that somebody drew: its transparency, or without any white for repaint and black
     * for keep. Another size of the same shape is scaled; any other shape is refused.
     */
    FittedMask mask(ImageRef image, ImageRef drawn) throws IOException;

    /** Makes a mask of a region in words; refused when it holds no pixel of the image. */
    Mask mask(ImageRef image, Region region) throws IOException;

    /** Makes a mask of what somebody painted; refused when that leaves nothing to repaint, or has too much detail. */
    Mask mask(ImageRef image, Painting painting) throws IOException;

    /** Makes a mask of what differs between an image and a copy that somebody marked; same shape, or refused. */
    FittedMask maskOfMarks(ImageRef image, ImageRef marked) throws IOException;

    /** The image with everything tinted that the mask will have repainted; 1,024 pixels at most. */
    ImageRef preview(ImageRef image, Mask mask) throws IOException;

    /** The image itself when no edge is longer than that, else a smaller one of its shape: a PNG where it lets light through, else a JPEG. */
    ImageRef reduced(ImageRef image, int maxEdge) throws IOException;

    /**
     * Puts what a model drew back into the original. The mask is of the original's size; pixels that it keeps wholly are
     * the original's, bit by bit, whatever the model did.
     *
     * @param window of the {@link Fitted} that the model was given
     */
    Composite composite(ImageRef original, Mask mask, Window window, ImageRef drawn) throws IOException;

    /**
     * Makes an image fit into a number of bytes: as it is, else an optimised PNG, else JPEG (WebP with transparency) in
     * falling quality, else smaller and smaller.
     */
    ImageRef within(ImageRef image, long maxBytes) throws IOException;

    /** One image of several, each with its label below; labels may be fewer, and need a font. At least one image. */
    ImageRef contactSheet(List<ImageRef> images, List<String> labels) throws IOException;

    /** By what a kept image is known again. */
    Traits traits(ImageRef image) throws IOException;

    /**
     * Looks at a file that somebody sent, within the limits of {@link #admit}, and keeps nothing of it. The stream is left
     * open.
     *
     * @throws IOException when the stream breaks
     */
    Sighting sight(InputStream file) throws IOException;
}
