package dev.easel.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever is typed, what goes out is within what Discord takes, pings nobody and unfolds nothing. */
class DiscordPayloadTest {
    private static final int SUPPRESSED = 1 << 2;

    @Property(tries = 300)
    void keepsMessagesWithinTheirLimits(@ForAll @StringLength(max = 3_000) String typed) {
        DiscordParcel parcel =
                DiscordParcel.of("x" + DiscordMarkup.escape(typed)).named("<@123456789012345678>");

        for (DataObject message :
                List.of(parcel.create().toData(), parcel.edit().toData())) {
            assertThat(message.getString("content").length()).isBetween(1, 2_000);
            assertThat(message.getInt("flags") & SUPPRESSED).isEqualTo(SUPPRESSED);
            DataObject mentions = message.getObject("allowed_mentions");
            assertThat(mentions.getArray("parse").length()).isZero();
            assertThat(mentions.getBoolean("replied_user", false)).isFalse();
        }
    }

    @Property(tries = 300)
    void keepsFormsWithinTheirLimits(
            @ForAll @StringLength(max = 200) String title,
            @ForAll @StringLength(max = 5_000) String prompt,
            @ForAll @StringLength(max = 200) String label,
            @ForAll @Size(max = 40) List<@StringLength(max = 150) String> values) {
        Form form = new Form(
                "T" + title,
                Control.of(Action.EDIT, "0123456789abcdefghjkmnp", 10),
                "Send",
                List.of(
                        new Field(
                                "prompt",
                                "P" + label,
                                prompt,
                                new Field.Kind.Paragraph(),
                                Field.Presence.REQUIRED,
                                32_000),
                        new Field("region", "R" + label, prompt, new Field.Kind.Line(), Field.Presence.OPTIONAL, 200),
                        new Field(
                                "size", "S" + label, "", new Field.Kind.Choice(values), Field.Presence.OPTIONAL, 20)));

        Modal modal = DiscordForms.modal(form);

        assertThat(modal.getTitle().length()).isBetween(1, 45);
        assertThat(modal.getId().length()).isBetween(1, 100);
        DataArray labels = modal.toData().getArray("components");
        assertThat(labels.length()).isEqualTo(3);
        labels.stream(DataArray::getObject).forEach(row -> {
            assertThat(row.getString("label").length()).isBetween(1, 45);
            DataObject field = row.getObject("component");
            int most = field.getInt("max_length", 4_000);
            assertThat(most).isBetween(1, 4_000);
            assertThat(field.getString("value", "").length()).isLessThanOrEqualTo(most);
            assertThat(field.optArray("options").map(DataArray::length).orElse(1))
                    .isBetween(1, 25);
        });
    }

    @Property(tries = 100)
    void keepsButtonsWithinTheirLimits(
            @ForAll @IntRange(max = 40) int images, @ForAll @Size(max = 12) List<Action> actions) {
        List<Control> controls = new ArrayList<>();
        for (int i = 1; i <= images; i++) {
            controls.add(Control.of(Action.VARY, "0123456789abcdefghjkmnp", i));
        }
        actions.forEach(action -> controls.add(new Control(action, "0123456789abcdefghjkmnp")));

        List<ActionRow> rows = DiscordButtons.rows(controls, Locale.GERMAN);

        assertThat(rows).hasSizeLessThanOrEqualTo(5);
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> {
            assertThat(row.getComponents()).hasSizeBetween(1, 5);
            row.getComponents().forEach(component -> {
                Button button = component.asButton();
                assertThat(button.getLabel().length()).isBetween(1, 80);
                assertThat(String.valueOf(button.getCustomId()).length()).isBetween(1, 100);
                assertThat(ids.add(button.getCustomId())).isTrue();
            });
        });
    }
}
