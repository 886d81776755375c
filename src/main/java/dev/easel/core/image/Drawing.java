package dev.easel.core.image;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider answered.
 *
 * @param usage absent when the server doesn't count
 * @param requestId the provider's name for the call, to quote in a support case
 */
public record Drawing(
        List<GeneratedImage> images,
        @Nullable Usage usage,
        @Nullable String requestId) {
    public Drawing {
        images = List.copyOf(images);
    }
}
