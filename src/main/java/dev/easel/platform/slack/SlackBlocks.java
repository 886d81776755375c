package dev.easel.platform.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.SlackFileObject;
import com.slack.api.model.block.element.ButtonElement;
import dev.easel.core.chat.Control;
import dev.easel.core.text.ControlWording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The blocks of messages, within what Block Kit takes. People's words stand in plain text alone, where Slack reads no
 * markup and no mention.
 */
final class SlackBlocks {
    /** Of one message (Slack's block reference, 2026-11). */
    static final int MAX_BLOCKS = 50;

    /** Of a section (as above). */
    static final int MAX_SECTION = 3_000;

    /** Of an image's alternative text (as above). */
    static final int MAX_ALT = 2_000;

    /** Of a button's label (as above). */
    static final int MAX_LABEL = 75;

    /** All text of one message: Slack refuses more than about 13,200, which is written nowhere. */
    static final int MAX_ALL = 10_000;

    /** Of the text that stands for the blocks; an update with more than 4,000 is refused as a whole (2026-11). */
    static final int MAX_FALLBACK = 3_900;

    static final int BUTTONS_IN_A_ROW = 5;

    /** Marks that turn the direction of writing around, and what Slack takes in no text. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]|[\\p{Cntrl}&&[^\\n\\t]]");

    /** What pings somebody where markup is read; broken up even where it isn't. */
    private static final Pattern PING = Pattern.compile("<(?=[!@#])|@(?=here|channel|everyone)");

    private static final String INVISIBLE = "\u200B";

    private SlackBlocks() {}

    /**
     * An uploaded image.
     *
     * @param file Slack's id
     * @param altText what it shows
     */
    record Shown(String file, String altText) {}

    /** Words, and what can be pressed below them. */
    static List<LayoutBlock> words(String text, List<Control> controls, Locale locale) {
        return pictures(text, List.of(), controls, locale);
    }

    /** Words, images below them, and what can be pressed; as much of it as fits. */
    static List<LayoutBlock> pictures(String caption, List<Shown> images, List<Control> controls, Locale locale) {
        List<LayoutBlock> blocks = new ArrayList<>();
        String words = SlackMarkup.shorten(plain(caption), MAX_SECTION);
        if (!words.isBlank()) {
            blocks.add(SectionBlock.builder().text(text(words)).build());
        }
        List<LayoutBlock> rows = rows(controls, locale);
        int room = MAX_BLOCKS - blocks.size() - rows.size();
        int altText = Math.min(MAX_ALT, (MAX_ALL - words.length()) / Math.max(1, images.size()));
        images.stream().limit(room).map(image -> image(image, altText)).forEach(blocks::add);
        blocks.addAll(rows);
        return blocks;
    }

    private static LayoutBlock image(Shown image, int maxAltText) {
        return ImageBlock.builder()
                .slackFile(SlackFileObject.builder().id(image.file()).build())
                .altText(SlackMarkup.shorten(plain(image.altText()), maxAltText))
                .build();
    }

    /** Variations first, then all else. */
    private static List<LayoutBlock> rows(List<Control> controls, Locale locale) {
        List<LayoutBlock> rows = new ArrayList<>();
        LinkedHashSet<Control> different = new LinkedHashSet<>(controls);
        addRows(rows, different.stream().filter(SlackBlocks::varies).toList(), locale);
        addRows(rows, different.stream().filter(control -> !varies(control)).toList(), locale);
        return rows.subList(0, Math.min(rows.size(), MAX_BLOCKS / 2));
    }

    private static boolean varies(Control control) {
        return control.action() == Control.Action.VARY;
    }

    private static void addRows(List<LayoutBlock> rows, List<Control> controls, Locale locale) {
        for (int from = 0; from < controls.size(); from += BUTTONS_IN_A_ROW) {
            rows.add(ActionsBlock.builder()
                    .elements(new ArrayList<>(
                            controls.subList(from, Math.min(controls.size(), from + BUTTONS_IN_A_ROW)).stream()
                                    .map(control -> button(control, locale))
                                    .toList()))
                    .build());
        }
    }

    private static ButtonElement button(Control control, Locale locale) {
        String label = ControlWording.in(locale).label(control.action().word(), control.position());
        return ButtonElement.builder()
                .actionId(control.text())
                .value(control.text())
                .text(text(SlackMarkup.shorten(label, MAX_LABEL)))
                .build();
    }

    /** Without what could disguise it, or ping. */
    private static String plain(String text) {
        return PING.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll("$0" + INVISIBLE);
    }

    /** Text as it is: with no markup, no mention and no emoji from between colons. */
    static PlainTextObject text(String text) {
        return PlainTextObject.builder().text(text).emoji(false).build();
    }

    /** The text that stands for the blocks in notifications, where Slack would read markup. */
    static String fallback(String text) {
        return SlackMarkup.shorten(SlackMarkup.escape(plain(text)), MAX_FALLBACK);
    }
}
