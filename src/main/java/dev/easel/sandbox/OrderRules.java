package dev.easel.sandbox;

import dev.easel.sandbox.Order.Delivery;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parameters that several endpoints have in common, in the order in which the API reports problems.
 *
 * @param known what the endpoint takes for this model
 * @param auto the size that {@code auto} comes to
 */
record OrderRules(Model model, Set<String> known, String prompt, PixelSize auto, int sourceTokens) {
    private static final int MAX_COMPRESSION = 100;
    private static final int MAX_PARTIALS = 3;
    private static final int MAX_IDENTIFIER = 128;

    OrderRules {
        known = Set.copyOf(known);
    }

    /** The request with every open choice made, or a {@link RefusalException}. */
    Order check(Fields fields) {
        int count = fields.integer("n", 1, model.family().maxCount(), 1);
        PixelSize size = size(fields);
        String quality = quality(fields);
        String format = format(fields);
        int compression = compression(fields, format);
        String background = background(fields, format);
        fields.choice("moderation", List.of("low", "auto"), "auto");
        fields.choice("complexity", List.of("low", "medium", "high"), "high");
        int partials = fields.integer("partial_images", 0, MAX_PARTIALS, 0);
        Delivery delivery = delivery(fields);
        return new Order(
                model,
                prompt,
                count,
                size.width(),
                size.height(),
                quality,
                delivery,
                format,
                compression,
                background,
                known.contains("style") ? fields.choice("style", List.of("vivid", "natural"), "vivid") : null,
                delivery == Delivery.EVENTS ? partials : 0,
                sourceTokens,
                identifier(fields));
    }

    private PixelSize size(Fields fields) {
        Family family = model.family();
        String size = fields.text("size", family.metered() ? SizeRule.AUTO : "1024x1024");
        family.sizeRule().check(size);
        return size.equals(SizeRule.AUTO) ? auto : PixelSize.parse(size);
    }

    private String quality(Fields fields) {
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

    private String format(Fields fields) {
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

    private String background(Fields fields, String format) {
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

    private Delivery delivery(Fields fields) {
        if (fields.flag("stream")) {
            return Delivery.EVENTS;
        }
        if (!known.contains("response_format")) {
            return Delivery.BASE64;
        }
        String format = fields.choice("response_format", List.of("url", "b64_json"), "url");
        return format.equals("url") ? Delivery.URL : Delivery.BASE64;
    }

    private static @Nullable String identifier(Fields fields) {
        String user = fields.findText("user");
        String identifier = fields.findText("safety_identifier", MAX_IDENTIFIER);
        return identifier == null || identifier.isEmpty() ? user : identifier;
    }
}
