package dev.easel.platform.discord;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.text.ControlWording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.emoji.Emoji;

/** Controls as buttons: what varies one image in rows of its own, everything else below. */
final class DiscordButtons {
    private static final int PER_ROW = 5;

    private DiscordButtons() {}

    /** At most five rows of five; what is beyond that is left out. */
    static List<ActionRow> rows(List<Control> controls, Locale locale) {
        ControlWording wording = ControlWording.in(locale);
        List<ActionRow> rows = new ArrayList<>();
        addRows(
                rows,
                controls.stream()
                        .filter(control -> control.action() == Action.VARY)
                        .toList(),
                wording);
        addRows(
                rows,
                controls.stream()
                        .filter(control -> control.action() != Action.VARY)
                        .toList(),
                wording);
        return rows.subList(0, Math.min(rows.size(), Message.MAX_COMPONENT_COUNT));
    }

    private static void addRows(List<ActionRow> rows, List<Control> controls, ControlWording wording) {
        List<Control> distinct = controls.stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += PER_ROW) {
            List<Control> row = distinct.subList(from, Math.min(distinct.size(), from + PER_ROW));
            rows.add(ActionRow.of(
                    row.stream().map(control -> button(control, wording)).toList()));
        }
    }

    /** A label's leading symbol is the button's own. */
    private static Button button(Control control, ControlWording wording) {
        String label = wording.label(control.action().word(), control.position());
        ButtonStyle style = control.action() == Action.DELETE ? ButtonStyle.DANGER : ButtonStyle.SECONDARY;
        int space = label.indexOf(' ');
        if (space <= 0 || Character.isLetterOrDigit(label.codePointAt(0))) {
            return Button.of(style, control.text(), DiscordMarkup.shorten(label, Button.LABEL_MAX_LENGTH));
        }
        return Button.of(
                style,
                control.text(),
                DiscordMarkup.shorten(label.substring(space + 1), Button.LABEL_MAX_LENGTH),
                Emoji.fromUnicode(label.substring(0, space)));
    }
}
