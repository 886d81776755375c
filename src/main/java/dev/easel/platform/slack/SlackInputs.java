package dev.easel.platform.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.easel.core.chat.Field;
import dev.easel.core.text.FormWording;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What modals are made of, within what Slack takes (Slack's reference of views and block elements, 2026-11). */
final class SlackInputs {
    static final int MAX_TITLE = 24;
    static final int MAX_INPUT = 3_000;
    static final int MAX_OPTIONS = 100;
    static final int MAX_LABEL = 2_000;

    private static final int MAX_OPTION = 75;
    private static final char BETWEEN = '@';
    private static final String PLAIN = "plain_text";

    private SlackInputs() {}

    static ViewTitle title(String words) {
        return ViewTitle.builder()
                .type(PLAIN)
                .text(SlackMarkup.shorten(words, MAX_TITLE))
                .build();
    }

    static ViewSubmit submit(String words) {
        return ViewSubmit.builder()
                .type(PLAIN)
                .text(SlackMarkup.shorten(words, MAX_TITLE))
                .build();
    }

    static ViewClose close(Locale locale) {
        return ViewClose.builder()
                .type(PLAIN)
                .text(SlackMarkup.shorten(FormWording.in(locale).close(), MAX_TITLE))
                .build();
    }

    static LayoutBlock field(Field field) {
        BlockElement element = switch (field.kind()) {
            case Field.Kind.Line() -> text(field, false);
            case Field.Kind.Paragraph() -> text(field, true);
            case Field.Kind.Choice(List<String> values) -> select(field.word(), values, field.value());
        };
        return input(field.word(), field.label(), null, element, field.presence() == Field.Presence.OPTIONAL);
    }

    private static PlainTextInputElement text(Field field, boolean multiline) {
        return text(field.word(), field.value(), multiline, field.maxLength());
    }

    /** A line, or several, of text. */
    static PlainTextInputElement text(String word, String value, boolean multiline, int maxLength) {
        int max = Math.min(MAX_INPUT, maxLength);
        return PlainTextInputElement.builder()
                .actionId(word)
                .multiline(multiline)
                .maxLength(max)
                .initialValue(value.isEmpty() ? null : SlackMarkup.shorten(value, max))
                .build();
    }

    /** @param chosen what is selected at first, if it is one of the values */
    static StaticSelectElement select(String word, List<String> values, String chosen) {
        List<OptionObject> options =
                values.stream().limit(MAX_OPTIONS).map(SlackInputs::option).toList();
        return StaticSelectElement.builder()
                .actionId(word)
                .options(options)
                .initialOption(options.stream()
                        .filter(option -> option.getValue().equals(chosen))
                        .findFirst()
                        .orElse(null))
                .build();
    }

    static OptionObject option(String value) {
        String text = SlackMarkup.shorten(value, MAX_OPTION);
        return OptionObject.builder().text(SlackBlocks.text(text)).value(text).build();
    }

    /** @param hint stands below it in small letters */
    static InputBlock input(String block, String label, @Nullable String hint, BlockElement element, boolean optional) {
        return InputBlock.builder()
                .blockId(block)
                .label(SlackBlocks.text(SlackMarkup.shorten(label, MAX_LABEL)))
                .hint(hint == null ? null : SlackBlocks.text(SlackMarkup.shorten(hint, MAX_LABEL)))
                .element(element)
                .optional(optional)
                .build();
    }

    /** The id of a field whose choices depend on another one: with a new id, what was chosen before is forgotten. */
    static String dependent(String word, String on) {
        return word + BETWEEN + on;
    }

    /** The word of a field, from its id. */
    static String word(String block) {
        int at = block.indexOf(BETWEEN);
        return at < 0 ? block : block.substring(0, at);
    }
}
