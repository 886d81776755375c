package dev.easel.engine;

import dev.easel.core.chat.CommandOption;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.InputForm;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the options of one request to another model and keeps account of what that changed. Pure; used once. */
final class OptionTranslation {
    /**
     * DALL-E's qualities in today's words: the best one that costs no more than the old one did (a square of
     * gpt-image-2.5 at medium 0.013 and high 0.053 dollars, of DALL-E 3 at standard 0.040 and hd 0.080, of DALL-E 2
     * 0.020; price pages of 2023 and 2026).
     */
    private static final Map<String, String> QUALITIES = Map.of("standard", "medium", "hd", "high");

    private final ModelSpec to;
    private final Wording wording;
    private final List<String> changed = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();

    OptionTranslation(ModelSpec to, Wording wording) {
        this.to = to;
        this.wording = wording;
    }

    RenderOptions of(RenderOptions asked) {
        ImageFormat format = format(asked.format());
        return new RenderOptions(
                size(asked.size()),
                quality(asked.quality()),
                kept(CommandOption.BACKGROUND, Parameter.BACKGROUND, asked.background()),
                format,
                compression(asked.compression(), format),
                kept(CommandOption.STYLE, Parameter.STYLE, asked.style()),
                kept(CommandOption.MODERATION, Parameter.MODERATION, asked.moderation()),
                kept(CommandOption.INPUT_FIDELITY, Parameter.INPUT_FIDELITY, asked.inputFidelity()),
                InputForm.wantsSquares(to) ? asked.squaring() : null,
                to.knows(Parameter.PARTIAL_IMAGES) ? asked.previews() : 0);
    }

    /** Sentences about everything that is not as it was asked; empty when all of it is. */
    List<String> notes(ModelId model) {
        List<String> notes = new ArrayList<>();
        if (!changed.isEmpty()) {
            notes.add(wording.optionsChanged(model.value(), changed));
        }
        if (!dropped.isEmpty()) {
            notes.add(wording.optionsDropped(model.value(), dropped));
        }
        return notes;
    }

    private ImageSize size(ImageSize asked) {
        if (to.sizes().allows(asked)) {
            return asked;
        }
        ImageSize size = switch (asked) {
            case Pixels pixels -> SourceSize.nearest(to.sizes(), pixels);
            case ImageSize.Auto ignored -> to.sizes().examples().getFirst();
        };
        noteChange(CommandOption.SIZE.word(), asked.text(), size.text());
        return size;
    }

    /** Always something, when the model knows qualities: left out, the provider would choose a dear one. */
    private @Nullable String quality(@Nullable String asked) {
        if (asked == null || !to.knows(Parameter.QUALITY)) {
            return kept(CommandOption.QUALITY, Parameter.QUALITY, asked);
        }
        List<String> allowed = to.valuesOf(Parameter.QUALITY);
        String meant = allowed.isEmpty() || allowed.contains(asked) ? asked : QUALITIES.getOrDefault(asked, asked);
        String quality = allowed.isEmpty() || allowed.contains(meant) ? meant : allowed.getFirst();
        noteChange(CommandOption.QUALITY.word(), asked, quality);
        return quality;
    }

    private @Nullable ImageFormat format(@Nullable ImageFormat asked) {
        return asked != null && kept(CommandOption.FORMAT, Parameter.OUTPUT_FORMAT, asked.text()) == null
                ? null
                : asked;
    }

    private @Nullable Integer compression(@Nullable Integer asked, @Nullable ImageFormat format) {
        if (asked == null) {
            return null;
        }
        if (format == null) {
            drop(CommandOption.COMPRESSION.word(), asked.toString());
            return null;
        }
        return kept(CommandOption.COMPRESSION, Parameter.OUTPUT_COMPRESSION, asked.toString()) == null ? null : asked;
    }

    private @Nullable String kept(CommandOption option, Parameter parameter, @Nullable String asked) {
        return kept(option.word(), parameter, asked);
    }

    /** The same value, where the model takes it. */
    private @Nullable String kept(String word, Parameter parameter, @Nullable String asked) {
        if (asked == null) {
            return null;
        }
        List<String> allowed = to.valuesOf(parameter);
        if (to.knows(parameter) && (allowed.isEmpty() || allowed.contains(asked))) {
            return asked;
        }
        drop(word, asked);
        return null;
    }

    private void drop(String word, String value) {
        dropped.add(wording.option(word, value));
    }

    private void noteChange(String word, String from, String to) {
        if (!from.equals(to)) {
            changed.add(wording.optionChanged(word, from, to));
        }
    }
}
