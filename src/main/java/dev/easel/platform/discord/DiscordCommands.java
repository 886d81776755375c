package dev.easel.platform.discord;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Shape;
import dev.easel.core.text.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;

/** The commands as Discord is told of them; what can be chosen comes from the model catalogue. */
final class DiscordCommands {
    private static final int MAX_COMPRESSION = 100;

    private final ModelCatalogue catalogue;
    private final Wording wording = Wording.in(Locale.ENGLISH);

    DiscordCommands(ModelCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<SlashCommandData> all(LocalDate today) {
        SlashCommandData imagine = Commands.slash("imagine", wording.command("imagine"))
                .addOptions(new OptionData(
                                OptionType.STRING, DiscordInbound.PROMPT, wording.command("imagine.prompt"), true)
                        .setMaxLength(OptionData.MAX_STRING_OPTION_LENGTH));
        for (CommandOption option : CommandOption.of(CommandName.IMAGINE)) {
            imagine.addOptions(option(option, today));
        }
        return List.of(imagine);
    }

    private OptionData option(CommandOption option, LocalDate today) {
        OptionData data =
                new OptionData(type(option), option.word(), wording.command("option." + option.word()), false);
        switch (option) {
            case MODEL, SIZE -> data.setAutoComplete(true);
            case COUNT -> data.setRequiredRange(1, ImageRequest.MAX_COUNT);
            case COMPRESSION -> data.setRequiredRange(0, MAX_COMPRESSION);
            case QUALITY, BACKGROUND, FORMAT, STYLE, MODERATION, INPUT_FIDELITY ->
                data.addChoices(choices(option.findParameter().stream()
                        .flatMap(parameter -> catalogue.listValues(parameter, today).stream())));
            case RAW, SPOILER, PRIVATE, REGION, STRENGTH, FIT -> {}
        }
        return data;
    }

    private static OptionType type(CommandOption option) {
        return switch (option.kind()) {
            case TEXT -> OptionType.STRING;
            case NUMBER -> OptionType.INTEGER;
            case SWITCH -> OptionType.BOOLEAN;
        };
    }

    /** Models whose name holds what was typed so far; a retired one only when it was typed on purpose. */
    List<Choice> models(String typed, LocalDate today) {
        String part = typed.strip().toLowerCase(Locale.ROOT);
        Stream<ModelSpec> offered = part.isEmpty()
                ? catalogue.listLiving(today).stream()
                : catalogue.listAll().stream().filter(spec -> spec.id().value().contains(part));
        return choices(offered.map(spec -> spec.id().value()));
    }

    /** Sizes of the chosen model, or of the default one, that begin with what was typed so far. */
    List<Choice> sizes(String typed, ModelId model) {
        ModelSpec spec = catalogue.specOf(model);
        List<String> sizes = new ArrayList<>();
        if (spec.sizes().auto()) {
            sizes.add(ImageSize.AUTO.text());
        }
        for (Shape shape : Shape.values()) {
            sizes.add(shape.name().toLowerCase(Locale.ROOT));
        }
        spec.sizes().examples().stream().map(Pixels::text).forEach(sizes::add);
        String part = typed.strip().toLowerCase(Locale.ROOT);
        return choices(sizes.stream().filter(size -> size.startsWith(part)));
    }

    private static List<Choice> choices(Stream<String> values) {
        return values.limit(OptionData.MAX_CHOICES)
                .map(value -> new Choice(value, value))
                .toList();
    }
}
