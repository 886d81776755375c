package dev.easel.sandbox;

/** Checks a generations request by the rules of its model. */
final class GenerationRules {
    private static final String HISTORIC_DEFAULT = "dall-e-2";

    private final ModelTable models;

    GenerationRules(ModelTable models) {
        this.models = models;
    }

    /** The request with every open choice made, or a {@link RefusalException}. */
    Order check(Fields fields) {
        Model model = models.require(fields.text("model", HISTORIC_DEFAULT));
        Family family = model.family();
        fields.requireKnown(family.fields());
        String prompt = fields.requireText("prompt", family.promptLimit());
        return new OrderRules(model, family.fields(), prompt, OpenChoices.size(prompt), 0).check(fields);
    }
}
