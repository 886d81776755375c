package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.Mask;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.ModelSpec.PromptHandling;
import dev.easel.core.image.Operation;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.text.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a request to another model, as near to what was asked as that one draws. Pure; used once. */
final class Translation {
    private final ModelId to;
    private final ModelSpec spec;
    private final ServerProfile server;
    private final Variations variations;
    private final Wording wording;

    /**
     * A translation.
     *
     * @param spec the row of {@code to}
     */
    Translation(ModelId to, ModelSpec spec, ServerProfile server, Variations variations, Wording wording) {
        this.to = to;
        this.spec = spec;
        this.server = server;
        this.variations = variations;
        this.wording = wording;
    }

    /** A request for another model, and sentences about what is different. */
    record Translated(ImageRequest request, List<String> notes) {
        Translated {
            notes = List.copyOf(notes);
        }
    }

    /**
     * The request for the other model, which allows everything in it.
     *
     * @param from the row of the model that was asked for
     * @throws FailureException {@code UserError} when the other model can't do it at all
     */
    Translated of(ImageRequest request, ModelSpec from) {
        OptionTranslation options = new OptionTranslation(spec, wording);
        int count = request.count();
        RenderOptions render = options.of(request.options());
        ImageRequest translated = switch (request) {
            case ImageRequest.Generation generation -> {
                requireOperation(Operation.GENERATION);
                yield new ImageRequest.Generation(to, prompt(generation.prompt(), from), count, render);
            }
            case ImageRequest.Edit edit -> edit(edit.prompt(), edit.images(), edit.mask(), count, render);
            case ImageRequest.Variation variation -> variation(variation.image(), count, render);
        };
        return new Translated(translated, options.notes(to));
    }

    private ImageRequest edit(
            Prompt prompt, List<ImageRef> images, @Nullable Mask mask, int count, RenderOptions options) {
        requireOperation(Operation.EDIT);
        if (images.size() > spec.maxSourceImages()) {
            throw refused("images-too-many", to, spec.maxSourceImages());
        }
        requireRoom(prompt);
        return new ImageRequest.Edit(to, prompt, images, mask, count, options);
    }

    /** Without the endpoint, which only DALL-E 2 had, a variation is an edit with an instruction. */
    private ImageRequest variation(ImageRef image, int count, RenderOptions options) {
        if (has(Operation.VARIATION)) {
            return new ImageRequest.Variation(to, image, count, options);
        }
        Prompt instruction = Prompt.behind(variations.instruction(Strength.NORMAL), "");
        return edit(instruction, List.of(image), null, count, options);
    }

    /** What keeps a rewriting model from rewriting would only be a part of the picture for another one. */
    private Prompt prompt(Prompt prompt, ModelSpec from) {
        boolean bare =
                from.promptHandling() == PromptHandling.REWRITTEN && spec.promptHandling() == PromptHandling.VERBATIM;
        Prompt asked = bare ? new Prompt(prompt.shown()) : prompt;
        requireRoom(asked);
        return asked;
    }

    private void requireRoom(Prompt prompt) {
        if (prompt.codePoints() > spec.maxPromptCodePoints()) {
            throw refused("prompt-too-long", prompt.codePoints(), to, spec.maxPromptCodePoints());
        }
    }

    private void requireOperation(Operation operation) {
        if (!has(operation)) {
            throw refused("operation-not-for-model", to);
        }
    }

    private boolean has(Operation operation) {
        return spec.operations().contains(operation) && server.operations().contains(operation);
    }

    private static FailureException refused(String key, Object... arguments) {
        return new FailureException(Failure.UserError.of(key, arguments));
    }
}
