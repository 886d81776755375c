package dev.easel.provider.openai;

import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The named values of a request. Only what the model knows gets in: a server refuses a field that its model doesn't
 * (a real report: {@code moderation} sent to dall-e-3).
 */
final class RequestFields {
    private final SequencedMap<String, Object> values = new LinkedHashMap<>();
    private final ModelSpec spec;

    /** The fields that all operations share. */
    RequestFields(ImageRequest request, ModelSpec spec, ServerProfile profile, String endUser) {
        this.spec = spec;
        values.put("model", request.model().value());
        values.put("n", request.count());
        values.put("size", request.options().size().text());
        addOptions(request.options());
        addResponseFormat(profile);
        addEndUser(endUser);
    }

    RequestFields prompt(Prompt prompt) {
        values.put("prompt", wellFormed(prompt.text()));
        return this;
    }

    /** In the order in which they were added; texts and numbers only. */
    SequencedMap<String, Object> values() {
        return values;
    }

    private void addOptions(RenderOptions options) {
        ImageFormat format = options.format();
        addIfKnown(Parameter.QUALITY, options.quality());
        addIfKnown(Parameter.STYLE, options.style());
        addIfKnown(Parameter.BACKGROUND, options.background());
        addIfKnown(Parameter.OUTPUT_FORMAT, format == null ? null : format.text());
        addIfKnown(Parameter.OUTPUT_COMPRESSION, options.compression());
        addIfKnown(Parameter.MODERATION, options.moderation());
    }

    private void addResponseFormat(ServerProfile profile) {
        boolean send = switch (profile.responseFormat()) {
            case ALWAYS -> true;
            case WHEN_KNOWN -> spec.knows(Parameter.RESPONSE_FORMAT);
            case NEVER -> false;
        };
        if (send) {
            values.put(Parameter.RESPONSE_FORMAT.field(), "b64_json");
        }
    }

    /** {@code safety_identifier} wins over the older {@code user} where a model knows both (openai-java 4.100.0). */
    private void addEndUser(String endUser) {
        addIfKnown(spec.knows(Parameter.SAFETY_IDENTIFIER) ? Parameter.SAFETY_IDENTIFIER : Parameter.USER, endUser);
    }

    private void addIfKnown(Parameter parameter, @Nullable Object value) {
        if (value != null && spec.knows(parameter)) {
            values.put(parameter.field(), value);
        }
    }

    /** Half an emoji, cut off somewhere, has no UTF-8; it becomes a question mark. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
