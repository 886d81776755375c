package dev.easel.platform.discord;

import dev.easel.core.chat.CommandOption;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.Shape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.CommandAutoCompleteInteraction;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;

/** What is offered while somebody types an option. */
final class DiscordCompletions {
    private final ModelCatalogue catalogue;
    private final ModelId defaultModel;
    private final Function<UserRef, List<String>> recentPrompts;

    /** @param recentPrompts what somebody asked for lately, newest first */
    DiscordCompletions(ModelCatalogue catalogue, ModelId defaultModel, Function<UserRef, List<String>> recentPrompts) {
        this.catalogue = catalogue;
        this.defaultModel = defaultModel;
        this.recentPrompts = recentPrompts;
    }

    List<Choice> of(CommandAutoCompleteInteraction event, LocalDate today) {
        String typed = event.getFocusedOption().getValue().strip().toLowerCase(Locale.ROOT);
        String option = event.getFocusedOption().getName();
        if (option.equals(DiscordInbound.PROMPT)) {
            return prompts(typed, DiscordPeople.ref(event.getUser().getIdLong()));
        }
        return CommandOption.find(option)
                .map(known -> switch (known) {
                    case MODEL -> models(typed, today);
                    case SIZE -> sizes(typed, catalogue.specOf(chosenModel(event)));
                    case QUALITY -> qualities(typed, catalogue.specOf(chosenModel(event)), today);
                    default -> List.<Choice>of();
                })
                .orElse(List.of());
    }

    private ModelId chosenModel(CommandAutoCompleteInteraction event) {
        String name = event.getOption(CommandOption.MODEL.word(), "", OptionMapping::getAsString)
                .strip();
        boolean named = !name.isEmpty() && name.length() <= OptionData.MAX_CHOICE_VALUE_LENGTH;
        return named ? new ModelId(name) : defaultModel;
    }

    /** Only those that fit whole: half a prompt would be another one. */
    private List<Choice> prompts(String typed, UserRef user) {
        return choices(recentPrompts.apply(user).stream()
                .map(String::strip)
                .filter(prompt -> !prompt.isEmpty() && prompt.length() <= OptionData.MAX_CHOICE_VALUE_LENGTH)
                .filter(prompt -> prompt.toLowerCase(Locale.ROOT).contains(typed))
                .distinct());
    }

    /** Models whose name holds what was typed so far; a retired one only when it was typed on purpose. */
    private List<Choice> models(String typed, LocalDate today) {
        Stream<ModelSpec> offered = typed.isEmpty()
                ? catalogue.listLiving(today).stream()
                : catalogue.listAll().stream().filter(spec -> spec.id().value().contains(typed));
        return choices(offered.map(spec -> spec.id().value()));
    }

    private static List<Choice> sizes(String typed, ModelSpec spec) {
        List<String> sizes = new ArrayList<>();
        if (spec.sizes().auto()) {
            sizes.add(ImageSize.AUTO.text());
        }
        for (Shape shape : Shape.values()) {
            sizes.add(shape.name().toLowerCase(Locale.ROOT));
        }
        spec.sizes().examples().stream().map(Pixels::text).forEach(sizes::add);
        return choices(sizes.stream().filter(size -> size.startsWith(typed)));
    }

    /** Those of all models for one that takes any. */
    private List<Choice> qualities(String typed, ModelSpec spec, LocalDate today) {
        List<String> own = spec.valuesOf(Parameter.QUALITY);
        boolean any = own.isEmpty() && spec.knows(Parameter.QUALITY);
        List<String> offered = any ? catalogue.listValues(Parameter.QUALITY, today) : own;
        return choices(offered.stream().filter(quality -> quality.startsWith(typed)));
    }

    private static List<Choice> choices(Stream<String> values) {
        return values.limit(OptionData.MAX_CHOICES)
                .map(value -> new Choice(value, value))
                .toList();
    }
}
