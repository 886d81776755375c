package dev.easel.sandbox;

import dev.easel.sandbox.paint.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks an edits request by the rules of its model. */
final class EditRules {
    /** Of the models that edit, the one the specification names (2026-08). */
    private static final String DEFAULT = "gpt-image-1.5";

    private static final int MAX_IMAGES = 16;

    private final ModelTable models;

    EditRules(ModelTable models) {
        this.models = models;
    }

    /** The request with every open choice made, or a {@link RefusalException}. */
    Edit check(Form form) throws IOException {
        Fields fields = form.fields();
        Model model = models.require(fields.text("model", DEFAULT));
        Family family = model.family();
        if (family.editFields().isEmpty() || (form.json() && !family.metered())) {
            throw new RefusalException(PictureRefusals.otherModel(model.id(), family.metered() ? DEFAULT : "dall-e-2"));
        }
        fields.requireKnown(family.editFields());
        form.requireKnownFiles("image", "image[]", "mask");
        String prompt = fields.requireText("prompt", family.promptLimit());
        List<Source> images = images(form, family);
        Source mask = mask(form, family, images.getFirst());
        String fidelity = fidelity(fields, model);
        OrderRules rules = new OrderRules(
                model,
                family.editFields(),
                prompt,
                OpenChoices.sizeLike(images.getFirst(), family),
                family.metered() ? SourceTokens.of(images, fidelity) : 0);
        return new Edit(rules.check(fields), images, mask);
    }

    private static List<Source> images(Form form, Family family) throws IOException {
        List<Upload> single = form.files("image");
        List<Upload> several = form.files("image[]");
        if (single.size() > 1) {
            throw new RefusalException(PictureRefusals.duplicate("image"));
        }
        List<Upload> uploads = new ArrayList<>(single);
        uploads.addAll(several);
        String name = form.json() ? "images" : "image";
        if (uploads.isEmpty()) {
            throw new RefusalException(Refusals.missing(name));
        }
        int max = family.metered() ? MAX_IMAGES : 1;
        if (uploads.size() > max) {
            throw new RefusalException(PictureRefusals.tooMany(name, max, uploads.size()));
        }
        PictureRules rules = PictureRules.of(family);
        List<Source> images = new ArrayList<>();
        for (Upload upload : uploads) {
            images.add(rules.check(upload, images.size() + 1));
        }
        return images;
    }

    private static @Nullable Source mask(Form form, Family family, Source image) throws IOException {
        List<Upload> masks = form.files("mask");
        if (masks.isEmpty()) {
            return null;
        }
        if (masks.size() > 1) {
            throw new RefusalException(PictureRefusals.duplicate("mask"));
        }
        return PictureRules.of(family).checkMask(masks.getFirst(), image);
    }

    private static String fidelity(Fields fields, Model model) {
        String fidelity = fields.findText("input_fidelity");
        if (fidelity == null) {
            return "low";
        }
        List<String> supported = model.family().fidelities();
        if (supported.isEmpty() || (fidelity.equals("high") && !supported.contains(fidelity))) {
            throw new RefusalException(PictureRefusals.inputFidelity(model.id(), fidelity));
        }
        return fields.choice("input_fidelity", List.of("low", "high"), "low");
    }
}
