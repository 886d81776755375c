package dev.easel.sandbox;

import dev.easel.sandbox.paint.Source;
import java.io.IOException;
import java.util.List;

/** Checks a variations request: only dall-e-2 ever served those. */
final class VariationRules {
    private static final String ONLY = "dall-e-2";

    private final ModelTable models;

    VariationRules(ModelTable models) {
        this.models = models;
    }

    /** The request as an edit without a prompt, or a {@link RefusalException}. */
    Edit check(Form form) throws IOException {
        Fields fields = form.fields();
        Model model = models.require(fields.text("model", ONLY));
        Family family = model.family();
        if (family.variationFields().isEmpty()) {
            throw new RefusalException(PictureRefusals.otherModel(model.id(), ONLY));
        }
        fields.requireKnown(family.variationFields());
        form.requireKnownFiles("image");
        List<Upload> images = form.files("image");
        if (images.isEmpty()) {
            throw new RefusalException(Refusals.missing("image"));
        }
        if (images.size() > 1) {
            throw new RefusalException(PictureRefusals.duplicate("image"));
        }
        Source image = PictureRules.of(family).check(images.getFirst(), 1);
        PixelSize auto = OpenChoices.sizeLike(image, family);
        Order order = new OrderRules(model, family.variationFields(), "", auto, 0).check(fields);
        return new Edit(order, List.of(image), null);
    }
}
