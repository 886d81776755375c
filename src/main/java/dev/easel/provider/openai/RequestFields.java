package dev.easel.provider.openai;

import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Operation;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The named values of a request. Only what operation, model and server all know gets in: a server refuses a field that
 * its model doesn't know (a real report: {@code moderation} sent to dall-e-3).
 */
final class RequestFields {
    private static final Set<Parameter> OF_VARIATIONS =
            EnumSet.of(Parameter.RESPONSE_FORMAT, Parameter.USER, Parameter.SAFETY_IDENTIFIER);

    private final SequencedMap<String, Object> values = new LinkedHashMap<>();
    private final Operation operation;
    private final ModelSpec spec;
    private final ServerProfile profile;

    /** The fields that all operations share. */
    RequestFields(ImageRequest request, ModelSpec spec, ServerProfile profile, String endUser) {
        this.operation = request.operation();
        this.spec = spec;
        this.profile = profile;
        add("model", request.model().value());
        add("n", request.count());
        addSize(request.options().size());
        addOptions(request.options());
        addResponseFormat();
        addEndUser(endUser);
    }

    /** Also the prompt, which is empty when nothing in it may be sent. */
    RequestFields prompt(Prompt prompt) {
        add("prompt", PromptFilter.apply(prompt, profile.dialect().promptRule()));
        return this;
    }

    /** Also the wish for previews, where both model and server know it; GIFs can't be streamed (openai 7.55.0). */
    RequestFields streamed(int partials, @Nullable ImageFormat format) {
        if (partials > 0 && format != ImageFormat.GIF && takes(Parameter.STREAM)) {
            add(Parameter.STREAM.field(), true);
            addIfKnown(Parameter.PARTIAL_IMAGES, partials);
        }
        return this;
    }

    /** Whether the answer is to come as a stream of events. */
    boolean streams() {
        return values.containsKey(Parameter.STREAM.field());
    }

    /** In the order in which they were added; texts, numbers and {@code true} only. */
    SequencedMap<String, Object> values() {
        return values;
    }

    private void addSize(ImageSize size) {
        ImageSize sent = size instanceof ImageSize.Auto ? profile.dialect().autoSize() : size;
        if (sent != null) {
            add("size", sent.text());
        }
    }

    private void addOptions(RenderOptions options) {
        ImageFormat format = options.format();
        addIfKnown(Parameter.QUALITY, options.quality());
        addIfKnown(Parameter.STYLE, options.style());
        addIfKnown(Parameter.BACKGROUND, options.background());
        addIfKnown(Parameter.OUTPUT_FORMAT, format == null ? null : format.text());
        addIfKnown(Parameter.OUTPUT_COMPRESSION, options.compression());
        addIfKnown(Parameter.MODERATION, options.moderation());
        addIfKnown(Parameter.INPUT_FIDELITY, options.inputFidelity());
    }

    private void addResponseFormat() {
        boolean send = switch (profile.responseFormat()) {
            case ALWAYS -> true;
            case WHEN_KNOWN -> spec.knows(Parameter.RESPONSE_FORMAT);
            case NEVER -> false;
        };
        if (send) {
            add(Parameter.RESPONSE_FORMAT.field(), "b64_json");
        }
    }

    /** {@code safety_identifier} wins over the older {@code user} where both are known (openai-java 4.100.0). */
    private void addEndUser(String endUser) {
        addIfKnown(takes(Parameter.SAFETY_IDENTIFIER) ? Parameter.SAFETY_IDENTIFIER : Parameter.USER, endUser);
    }

    private void addIfKnown(Parameter parameter, @Nullable Object value) {
        if (value != null && takes(parameter)) {
            values.put(parameter.field(), value);
        }
    }

    private void add(String field, Object value) {
        if (profile.dialect().takes(field, operation)) {
            values.put(field, value);
        }
    }

    private boolean takes(Parameter parameter) {
        boolean exists = switch (operation) {
            case GENERATION -> parameter != Parameter.INPUT_FIDELITY;
            case EDIT -> parameter != Parameter.STYLE;
            case VARIATION -> OF_VARIATIONS.contains(parameter);
        };
        return exists && spec.knows(parameter) && profile.dialect().takes(parameter.field(), operation);
    }
}
