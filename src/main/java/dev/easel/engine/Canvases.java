package dev.easel.engine;

import dev.easel.core.image.Drawing;
import dev.easel.core.image.Fitted;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.InputForm;
import dev.easel.core.image.InputForm.Squaring;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes images to what a model takes, and puts what it drew back into the original: models take a mask for a hint, here
 * it is a promise.
 */
final class Canvases {
    private static final Logger LOG = LoggerFactory.getLogger(Canvases.class);

    private final Imaging imaging;
    private final ModelCatalogue catalogue;

    Canvases(Imaging imaging, ModelCatalogue catalogue) {
        this.imaging = imaging;
        this.catalogue = catalogue;
    }

    Canvas prepare(ImageRequest request) {
        try {
            return switch (request) {
                case ImageRequest.Generation generation -> new Canvas(generation, generation, null);
                case ImageRequest.Edit edit -> prepare(edit);
                case ImageRequest.Variation variation -> prepare(variation);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("a kept image can't be read", e);
        }
    }

    private Canvas prepare(ImageRequest.Edit edit) throws IOException {
        InputForm form = form(edit);
        Fitted first = imaging.fit(edit.images().getFirst(), edit.mask(), form);
        List<ImageRef> images = new ArrayList<>(List.of(first.image()));
        for (ImageRef other : edit.images().subList(1, edit.images().size())) {
            images.add(imaging.fit(other, null, InputForm.free()).image());
        }
        ImageRequest fitted =
                new ImageRequest.Edit(edit.model(), edit.prompt(), images, first.mask(), edit.count(), edit.options());
        return new Canvas(fitted, edit, first);
    }

    private Canvas prepare(ImageRequest.Variation variation) throws IOException {
        Fitted fitted = imaging.fit(variation.image(), null, form(variation));
        ImageRequest request =
                new ImageRequest.Variation(variation.model(), fitted.image(), variation.count(), variation.options());
        return new Canvas(request, variation, fitted);
    }

    private InputForm form(ImageRequest request) {
        ModelSpec spec = catalogue.specOf(request.model());
        Squaring asked = request.options().squaring();
        return InputForm.of(spec, request.options().size(), asked == null ? Squaring.PAD : asked);
    }

    /** What was drawn; where there is a mask, with every pixel that it keeps as it was. */
    Drawing finish(Canvas canvas, Drawing drawing) {
        if (!(canvas.original() instanceof ImageRequest.Edit edit) || edit.mask() == null || canvas.fitted() == null) {
            return drawing;
        }
        try {
            List<GeneratedImage> images = new ArrayList<>();
            for (GeneratedImage drawn : drawing.images()) {
                var composite = imaging.composite(
                        edit.images().getFirst(), edit.mask(), canvas.fitted().window(), drawn.image());
                LOG.info("the model changed {} % outside of the mask", Math.round(composite.changeOutside() * 100));
                images.add(new GeneratedImage(composite.image(), drawn.revisedPrompt(), composite.changeOutside()));
            }
            return new Drawing(images, drawing.usage(), drawing.requestId());
        } catch (IOException e) {
            throw new UncheckedIOException("a kept image can't be read", e);
        }
    }
}
