package dev.easel.engine;

import dev.easel.core.chat.Presentation;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.quota.Cost;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request that its model can draw.
 *
 * @param cost the most that it can take
 * @param notes sentences about how the request was changed
 */
record Plan(ImageRequest request, Presentation presentation, Cost cost, List<String> notes) {
    /** What it draws with: {@code gpt-image-1 · 1024x1024 · low}. */
    String summary() {
        RenderOptions options = request.options();
        return Stream.of(request.model().value(), options.size().text(), options.quality())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }
}
