package dev.easel.core.image;

import dev.easel.core.image.InputForm.Squaring;
import org.jspecify.annotations.Nullable;

/**
 * How to draw. An absent option is not sent, and the model's own default applies.
 *
 * @param compression 0 to 100, for JPEG and WebP
 * @param inputFidelity {@code low} or {@code high}: how closely an edit keeps to its images
 * @param squaring how an oblong image is made square for a model that takes nothing else; never sent
 * @param previews how many unfinished images to show of each while it is drawn, 0 to {@link #MAX_PREVIEWS}; each costs
 *     extra tokens
 */
public record RenderOptions(
        ImageSize size,
        @Nullable String quality,
        @Nullable String background,
        @Nullable ImageFormat format,
        @Nullable Integer compression,
        @Nullable String style,
        @Nullable String moderation,
        @Nullable String inputFidelity,
        @Nullable Squaring squaring,
        int previews) {
    /** The most previews of one image (Images API, all models that stream; 2026-11). */
    public static final int MAX_PREVIEWS = 3;

    public RenderOptions {
        if (previews < 0 || previews > MAX_PREVIEWS) {
            throw new IllegalArgumentException("previews are 0 to " + MAX_PREVIEWS + ", not " + previews);
        }
    }

    /** Only a size. */
    public static RenderOptions of(ImageSize size) {
        return new RenderOptions(size, null, null, null, null, null, null, null, null, 0);
    }

    public RenderOptions withQuality(String value) {
        return new RenderOptions(
                size, value, background, format, compression, style, moderation, inputFidelity, squaring, previews);
    }

    public RenderOptions withFormat(ImageFormat value) {
        return new RenderOptions(
                size, quality, background, value, compression, style, moderation, inputFidelity, squaring, previews);
    }

    public RenderOptions withPreviews(int value) {
        return new RenderOptions(
                size, quality, background, format, compression, style, moderation, inputFidelity, squaring, value);
    }
}
