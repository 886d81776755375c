package dev.easel.engine;

import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageRequest.Edit;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageRequest.Variation;
import java.util.ArrayList;
import java.util.List;

/** A request for more images than one call may ask for, as several. Pure. */
final class Split {
    private Split() {}

    /**
     * The calls for so many images of a request, none of them for more than allowed.
     *
     * @param images at least one
     */
    static List<ImageRequest> of(ImageRequest request, int images, int imagesPerCall) {
        List<ImageRequest> calls = new ArrayList<>();
        for (int left = images; left > 0; left -= imagesPerCall) {
            calls.add(withCount(request, Math.min(left, imagesPerCall)));
        }
        return List.copyOf(calls);
    }

    private static ImageRequest withCount(ImageRequest request, int count) {
        return switch (request) {
            case Generation generation ->
                new Generation(generation.model(), generation.prompt(), count, generation.options());
            case Edit edit -> new Edit(edit.model(), edit.prompt(), edit.images(), edit.mask(), count, edit.options());
            case Variation variation -> new Variation(variation.model(), variation.image(), count, variation.options());
        };
    }
}
