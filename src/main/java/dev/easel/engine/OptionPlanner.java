package dev.easel.engine;

import dev.easel.core.chat.CommandOption;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.InputForm;
import dev.easel.core.image.InputForm.Squaring;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.Shape;
import dev.easel.core.image.SizeRule;
import dev.easel.core.text.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fits one request's options to what its model takes. Used once. */
final class OptionPlanner {
    private static final int MAX_COMPRESSION = 100;

    private final ModelId model;
    private final ModelSpec spec;
    private final RequestDefaults defaults;
    private final Wishes wishes;
    private final Wording wording;
    private final @Nullable Pixels source;

    /** @param source the size of the image that is edited, whose shape the answer takes when no size is asked for */
    OptionPlanner(
            ModelId model,
            ModelSpec spec,
            RequestDefaults defaults,
            Wishes wishes,
            Wording wording,
            @Nullable Pixels source) {
        this.model = model;
        this.spec = spec;
        this.defaults = defaults;
        this.wishes = wishes;
        this.wording = wording;
        this.source = source;
    }

    RenderOptions plan() {
        ImageFormat format = format();
        String background = value(CommandOption.BACKGROUND, Parameter.BACKGROUND);
        if (format == ImageFormat.JPEG && "transparent".equals(background)) {
            wishes.problem("transparent-needs-format");
        }
        return new RenderOptions(
                size(),
                quality(),
                background,
                format,
                compression(format),
                value(CommandOption.STYLE, Parameter.STYLE),
                value(CommandOption.MODERATION, Parameter.MODERATION),
                value(CommandOption.INPUT_FIDELITY, Parameter.INPUT_FIDELITY),
                squaring(),
                0);
    }

    private ImageSize size() {
        Optional<String> typed = wishes.find(CommandOption.SIZE);
        if (source != null
                && typed.filter(text -> !text.equalsIgnoreCase("auto")).isEmpty()) {
            return SourceSize.nearest(spec.sizes(), source);
        }
        String text = typed.orElse(defaults.size());
        Optional<Shape> shape = Shape.find(text);
        Optional<ImageSize> size = shape.map(this::sizeOf).or(() -> ImageSize.find(text));
        if (size.isEmpty()) {
            wishes.problem("size-unreadable", text, wording.listOr(words()));
            return ImageSize.AUTO;
        }
        if (spec.sizes().allows(size.get())) {
            return size.get();
        }
        if (typed.isEmpty()) {
            return spec.sizes().auto()
                    ? ImageSize.AUTO
                    : spec.sizes().examples().getFirst();
        }
        refuse(shape.isPresent() ? text.toLowerCase(Locale.ROOT) : size.get().text());
        return size.get();
    }

    private ImageSize sizeOf(Shape shape) {
        return spec.findSize(shape).map(ImageSize.class::cast).orElse(ImageSize.AUTO);
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        if (spec.sizes().auto()) {
            words.add("auto");
        }
        Arrays.stream(Shape.values())
                .filter(shape -> spec.findSize(shape).isPresent())
                .forEach(shape -> words.add(shape.name().toLowerCase(Locale.ROOT)));
        return words;
    }

    private void refuse(String size) {
        List<String> offered = new ArrayList<>(
                spec.sizes().examples().stream().map(Pixels::text).toList());
        if (spec.sizes().auto()) {
            offered.add(ImageSize.AUTO.text());
        }
        String choices = wording.listOr(offered);
        switch (spec.sizes()) {
            case SizeRule.Listed ignored -> wishes.problem("size-listed", model, size, choices);
            case SizeRule.Bounded rule ->
                wishes.problem(
                        "size-bounded",
                        model,
                        size,
                        rule.multiple(),
                        rule.maxEdge(),
                        rule.minArea(),
                        rule.maxArea(),
                        rule.maxRatio(),
                        choices);
            case SizeRule.Open ignored -> throw new IllegalStateException("an open rule allows every size");
        }
    }

    /** Always something, when the model knows qualities: left out, the provider would choose a dear one. */
    private @Nullable String quality() {
        if (!spec.knows(Parameter.QUALITY)) {
            return value(CommandOption.QUALITY, Parameter.QUALITY);
        }
        if (wishes.find(CommandOption.QUALITY).isPresent()) {
            return value(CommandOption.QUALITY, Parameter.QUALITY);
        }
        List<String> allowed = spec.valuesOf(Parameter.QUALITY);
        return allowed.isEmpty() || allowed.contains(defaults.quality()) ? defaults.quality() : allowed.getFirst();
    }

    private @Nullable ImageFormat format() {
        String typed = wishes.find(CommandOption.FORMAT).orElse(null);
        if (typed == null) {
            return null;
        }
        if (!spec.knows(Parameter.OUTPUT_FORMAT)) {
            wishes.problem("option-not-for-model", model, CommandOption.FORMAT.word());
            return null;
        }
        Optional<ImageFormat> format = ImageFormat.find(typed);
        List<String> allowed = spec.valuesOf(Parameter.OUTPUT_FORMAT);
        if (format.isEmpty()
                || !(allowed.isEmpty() || allowed.contains(format.get().text()))) {
            List<String> formats = allowed.isEmpty() ? List.of("png", "jpeg", "webp") : allowed;
            wishes.problem("format-unknown", typed, wording.listOr(formats));
        }
        return format.orElse(null);
    }

    private @Nullable Integer compression(@Nullable ImageFormat format) {
        String typed = wishes.find(CommandOption.COMPRESSION).orElse(null);
        if (typed == null) {
            return null;
        }
        if (!spec.knows(Parameter.OUTPUT_COMPRESSION)) {
            wishes.problem("option-not-for-model", model, CommandOption.COMPRESSION.word());
            return null;
        }
        if (format != ImageFormat.JPEG && format != ImageFormat.WEBP) {
            wishes.problem("compression-needs-format");
        }
        try {
            int compression = Integer.parseInt(typed);
            if (compression >= 0 && compression <= MAX_COMPRESSION) {
                return compression;
            }
        } catch (NumberFormatException e) {
            // said below, with the range
        }
        wishes.problem("compression-range", typed);
        return null;
    }

    private @Nullable Squaring squaring() {
        String typed = wishes.find(CommandOption.FIT).orElse(null);
        if (typed == null) {
            return null;
        }
        if (!InputForm.wantsSquares(spec)) {
            wishes.problem("option-not-for-model", model, CommandOption.FIT.word());
            return null;
        }
        return Squaring.find(typed).orElseGet(() -> {
            wishes.problem(
                    "value-not-for-model", model, CommandOption.FIT.word(), typed, wording.listOr(Squaring.words()));
            return Squaring.PAD;
        });
    }

    /** A word out of those the model takes for a parameter. */
    private @Nullable String value(CommandOption option, Parameter parameter) {
        String typed =
                wishes.find(option).map(text -> text.toLowerCase(Locale.ROOT)).orElse(null);
        if (typed == null) {
            return null;
        }
        if (!spec.knows(parameter)) {
            wishes.problem("option-not-for-model", model, option.word());
            return null;
        }
        List<String> allowed = spec.valuesOf(parameter);
        if (!allowed.isEmpty() && !allowed.contains(typed)) {
            wishes.problem("value-not-for-model", model, option.word(), typed, wording.listOr(allowed));
        }
        return typed;
    }
}
