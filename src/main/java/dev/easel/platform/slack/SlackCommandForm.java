package dev.easel.platform.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.ConversationsSelectElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.Views;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Field;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.Shape;
import dev.easel.core.text.FormWording;
import dev.easel.core.text.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A command as a modal with all its options; what can be chosen depends on the model that is. */
final class SlackCommandForm {
    /** The field that says where the images go. */
    static final String PLACE = "place";

    private static final int MAX_COMPRESSION = 100;
    private static final int MAX_LAST = 16;

    private final ModelCatalogue catalogue;
    private final ModelId defaultModel;

    /**
     * What is shown, and kept for when it is sent.
     *
     * @param command {@code imagine} or {@code edit}
     * @param model chosen, else the default one
     * @param metadata comes back with what is filled in
     * @param choosesPlace whether the person says where the images go
     */
    record Showing(
            CommandName command, @Nullable ModelId model, String metadata, boolean choosesPlace, Locale locale) {}

    SlackCommandForm(ModelCatalogue catalogue, ModelId defaultModel) {
        this.catalogue = catalogue;
        this.defaultModel = defaultModel;
    }

    View view(Showing showing, LocalDate today) {
        FormWording words = FormWording.in(showing.locale());
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(SlackInputs.input(
                Field.PROMPT,
                words.prompt(showing.command().word()),
                null,
                SlackInputs.text(Field.PROMPT, "", true, SlackInputs.MAX_INPUT),
                false));
        if (showing.choosesPlace()) {
            blocks.add(place(words));
        }
        CommandOption.of(showing.command()).forEach(option -> addTo(blocks, option, showing, today));
        return Views.view(view -> view.type("modal")
                .callbackId(showing.command().word())
                .privateMetadata(showing.metadata())
                .title(SlackInputs.title(words.title(showing.command().word())))
                .submit(SlackInputs.submit(words.submit()))
                .close(SlackInputs.close(showing.locale()))
                .blocks(blocks));
    }

    private static InputBlock place(FormWording words) {
        return SlackInputs.input(
                PLACE,
                words.place(),
                null,
                ConversationsSelectElement.builder()
                        .actionId(PLACE)
                        .defaultToCurrentConversation(true)
                        .build(),
                false);
    }

    /** Options that the model doesn't have are left out. */
    private void addTo(List<LayoutBlock> blocks, CommandOption option, Showing showing, LocalDate today) {
        ModelSpec model = catalogue.specOf(showing.model() == null ? defaultModel : showing.model());
        if (option == CommandOption.MODEL) {
            blocks.add(model(showing, today));
            return;
        }
        Parameter parameter = option.findParameter().orElse(null);
        if (parameter != null && !model.knows(parameter)) {
            return;
        }
        List<String> values = values(option, model);
        String word = option.word();
        String block = SlackInputs.dependent(word, model.id().value());
        FormWording words = FormWording.in(showing.locale());
        String hint = Wording.in(showing.locale()).command("option." + word);
        if (option.kind() == CommandOption.Kind.SWITCH) {
            blocks.add(SlackInputs.input(word, words.option(word), null, checkbox(word, hint), true));
        } else if (values.isEmpty()) {
            blocks.add(SlackInputs.input(
                    block, words.option(word), hint, SlackInputs.text(word, "", false, SlackInputs.MAX_INPUT), true));
        } else {
            blocks.add(SlackInputs.input(block, words.option(word), hint, SlackInputs.select(word, values, ""), true));
        }
    }

    private InputBlock model(Showing showing, LocalDate today) {
        List<String> living = catalogue.listLiving(today).stream()
                .map(spec -> spec.id().value())
                .toList();
        ModelId chosen = showing.model();
        StaticSelectElement models = SlackInputs.select(
                CommandOption.MODEL.word(), living, chosen == null ? defaultModel.value() : chosen.value());
        InputBlock input = SlackInputs.input(
                CommandOption.MODEL.word(),
                FormWording.in(showing.locale()).option(CommandOption.MODEL.word()),
                null,
                models,
                true);
        input.setDispatchAction(true);
        return input;
    }

    private static CheckboxesElement checkbox(String word, String label) {
        return CheckboxesElement.builder()
                .actionId(word)
                .options(List.of(SlackInputs.option(label)))
                .build();
    }

    private List<String> values(CommandOption option, ModelSpec model) {
        return switch (option) {
            case SIZE -> sizes(model);
            case COUNT ->
                IntStream.rangeClosed(1, ImageRequest.MAX_COUNT)
                        .mapToObj(Integer::toString)
                        .toList();
            case COMPRESSION ->
                IntStream.rangeClosed(0, MAX_COMPRESSION / 10)
                        .mapToObj(tenth -> Integer.toString(tenth * 10))
                        .toList();
            case LAST ->
                IntStream.rangeClosed(1, MAX_LAST).mapToObj(Integer::toString).toList();
            case STRENGTH -> List.of("subtle", "normal", "strong");
            case FIT -> List.of("pad", "crop");
            case MODEL, REGION, STYLES, RAW, SPOILER, PRIVATE -> List.of();
            case QUALITY, BACKGROUND, FORMAT, STYLE, MODERATION, INPUT_FIDELITY ->
                option.findParameter().map(model::valuesOf).orElse(List.of());
        };
    }

    private static List<String> sizes(ModelSpec model) {
        List<String> sizes = new ArrayList<>();
        if (model.sizes().auto()) {
            sizes.add(ImageSize.AUTO.text());
        }
        for (Shape shape : Shape.values()) {
            sizes.add(shape.name().toLowerCase(Locale.ROOT));
        }
        model.sizes().examples().forEach(size -> sizes.add(size.text()));
        return sizes;
    }
}
