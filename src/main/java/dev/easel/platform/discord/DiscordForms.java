package dev.easel.platform.discord;

import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import java.util.List;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;

/** Forms as modals. Their send button says what Discord has it say. */
final class DiscordForms {
    private DiscordForms() {}

    static Modal modal(Form form) {
        Modal.Builder modal = Modal.create(
                form.control().text(),
                DiscordMarkup.shorten(DiscordMarkup.oneLine(form.title()), Modal.MAX_TITLE_LENGTH));
        form.fields()
                .forEach(field -> modal.addComponents(Label.of(
                        DiscordMarkup.shorten(DiscordMarkup.oneLine(field.label()), Label.LABEL_MAX_LENGTH),
                        input(field))));
        return modal.build();
    }

    private static LabelChildComponent input(Field field) {
        boolean required = field.presence() == Field.Presence.REQUIRED;
        return switch (field.kind()) {
            case Field.Kind.Line ignored -> text(field, TextInputStyle.SHORT, required);
            case Field.Kind.Paragraph ignored -> text(field, TextInputStyle.PARAGRAPH, required);
            case Field.Kind.Choice choice -> {
                List<SelectOption> options = options(field, choice.values());
                yield options.isEmpty() ? text(field, TextInputStyle.SHORT, required) : menu(field, options, required);
            }
        };
    }

    private static TextInput text(Field field, TextInputStyle style, boolean required) {
        int most = Math.clamp(field.maxLength(), 1, TextInput.MAX_VALUE_LENGTH);
        TextInput.Builder input =
                TextInput.create(field.word(), style).setRequired(required).setMaxLength(most);
        String value = style == TextInputStyle.SHORT ? DiscordMarkup.oneLine(field.value()) : field.value();
        return value.isBlank()
                ? input.build()
                : input.setValue(DiscordMarkup.shorten(value, most)).build();
    }

    private static List<SelectOption> options(Field field, List<String> values) {
        return values.stream()
                .filter(value -> !value.isBlank() && value.length() <= SelectOption.VALUE_MAX_LENGTH)
                .distinct()
                .limit(StringSelectMenu.OPTIONS_MAX_AMOUNT)
                .map(value -> SelectOption.of(value, value).withDefault(value.equals(field.value())))
                .toList();
    }

    private static StringSelectMenu menu(Field field, List<SelectOption> options, boolean required) {
        return StringSelectMenu.create(field.word())
                .addOptions(options)
                .setRequired(required)
                .setRequiredRange(required ? 1 : 0, 1)
                .build();
    }

    /** What a field was filled in with; empty when it was left so. */
    static String value(ModalMapping field) {
        return switch (field.getType()) {
            case TEXT_INPUT -> field.getAsString().strip();
            case STRING_SELECT -> field.getAsStringList().stream().findFirst().orElse("");
            default -> "";
        };
    }
}
