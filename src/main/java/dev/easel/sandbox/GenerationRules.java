package dev.easel.sandbox;

import dev.easel.sandbox.Generation.Delivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a generations request by the rules of its model, in the order in which the API reports problems. */
final class GenerationRules {
    private static final String HISTORIC_DEFAULT = "dall-e-2";
    private static final int MAX_COMPRESSION = 100;
    private static final int MAX_PARTIALS = 3;
    private static final int MAX_IDENTIFIER = 128;

    private final ModelTable models;

    GenerationRules(ModelTable models) {
        this.models = models;
    }

    /** The request with every open choice made, or a {@link RefusalException}. */
    Generation check(Fields fields) {
        Model model = model(fields);
        Family family = model.family();
        fields.requireKnown(family.fields());
        String prompt = fields.requireText("prompt", family.promptLimit());
        int count = fields.integer("n", 1, family.maxCount(), 1);
        PixelSize size = size(fields, family, prompt);
        String quality = quality(fields, model);
        String format = format(fields, model);
        int compression = compression(fields, format);
        String background = background(fields, model, format, prompt);
        checkTheRest(fields, family);
        return new Generation(
                model,
                prompt,
                count,
                size.width(),
                size.height(),
                quality,
                delivery(fields, family),
                format,
                compression,
                background,
                style(fields, family),
                identifier(fields));
    }

    private Model model(Fields fields) {
        String id = fields.text("model", HISTORIC_DEFAULT);
        return models.find(id)
                .orElseThrow(
                        () -> new RefusalException(Refusal.model("model", "The model '" + id + "' does not exist.")));
    }

    private static PixelSize size(Fields fields, Family family, String prompt) {
        boolean choosesItself = !family.metered();
        String size = fields.text("size", choosesItself ? "1024x1024" : SizeRule.AUTO);
        family.sizeRule().check(size);
        return size.equals(SizeRule.AUTO) ? OpenChoices.size(prompt) : PixelSize.parse(size);
    }

    private static String quality(Fields fields, Model model) {
        Family family = model.family();
        String quality = fields.text("quality", family.autoQuality());
        if (!family.qualities().contains(quality)) {
            throw new RefusalException(Refusal.model(
                    "quality",
                    "The model '" + model.id() + "' does not support quality '" + quality + "'. Supported values are: "
                            + String.join(", ", family.qualities()) + "."));
        }
        return quality.equals("auto") ? family.autoQuality() : quality;
    }

    private static String format(Fields fields, Model model) {
        Family family = model.family();
        String format = fields.text("output_format", "png");
        if (family.previewFormats().contains(format)) {
            throw new RefusalException(Refusal.model(
                    "output_format",
                    "The output format '" + format + "' of '" + model.id()
                            + "' is not available without preview access."));
        }
        return fields.choice("output_format", family.formats(), "png");
    }

    private static int compression(Fields fields, String format) {
        int compression = fields.integer("output_compression", 0, MAX_COMPRESSION, MAX_COMPRESSION);
        if (format.equals("png") && compression < MAX_COMPRESSION) {
            throw new RefusalException(Refusal.model(
                    "output_compression", "Compression less than 100 is not supported for PNG output format."));
        }
        return compression;
    }

    private static String background(Fields fields, Model model, String format, String prompt) {
        List<String> supported = model.family().backgrounds();
        String background = fields.text("background", "auto");
        if (background.equals("transparent") && !supported.contains(background)) {
            throw new RefusalException(
                    Refusal.model("background", "Transparent background is not supported for this model."));
        }
        if (!supported.isEmpty()) {
            fields.choice("background", supported, "auto");
        }
        if (background.equals("transparent") && format.equals("jpeg")) {
            throw new RefusalException(
                    Refusal.model("background", "Transparent background is not supported for the JPEG output format."));
        }
        boolean possible = supported.contains("transparent") && !format.equals("jpeg");
        return background.equals("auto") ? OpenChoices.background(prompt, possible) : background;
    }

    private static void checkTheRest(Fields fields, Family family) {
        fields.choice("moderation", List.of("low", "auto"), "auto");
        fields.choice("complexity", List.of("low", "medium", "high"), "high");
        fields.integer("partial_images", 0, MAX_PARTIALS, 0);
        if (family.takes("stream") && fields.flag("stream")) {
            throw new RefusalException(Refusal.schema(
                    "invalid_value", "stream", "This server does not stream. Leave out 'stream' or set it to false."));
        }
    }

    private static Delivery delivery(Fields fields, Family family) {
        if (!family.takes("response_format")) {
            return Delivery.BASE64;
        }
        String format = fields.choice("response_format", List.of("url", "b64_json"), "url");
        return format.equals("url") ? Delivery.URL : Delivery.BASE64;
    }

    private static @Nullable String style(Fields fields, Family family) {
        return family.takes("style") ? fields.choice("style", List.of("vivid", "natural"), "vivid") : null;
    }

    private static @Nullable String identifier(Fields fields) {
        String user = fields.findText("user");
        String identifier = fields.findText("safety_identifier", MAX_IDENTIFIER);
        return identifier == null || identifier.isEmpty() ? user : identifier;
    }
}
