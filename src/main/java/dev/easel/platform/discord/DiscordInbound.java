package dev.easel.platform.discord;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Incoming;
import dev.easel.platform.discord.DiscordAddress.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.SlashCommandInteraction;
import net.dv8tion.jda.api.interactions.commands.context.MessageContextInteraction;
import net.dv8tion.jda.api.interactions.modals.ModalInteraction;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Translates Discord's interactions. Pure. */
final class DiscordInbound {
    static final String PROMPT = Field.PROMPT;

    private DiscordInbound() {}

    /**
     * A slash command as it came in. The words of its subcommand, where it has one, are its prompt.
     *
     * @param raw the gateway's payload: JDA 6.5.0 leaves the limit for uploads there
     */
    static Incoming.Command command(SlashCommandInteraction event, @Nullable DataObject raw, Instant receivedAt) {
        Map<String, String> options = new HashMap<>();
        List<Attachment> attachments = new ArrayList<>();
        String prompt = Stream.of(event.getSubcommandGroup(), event.getSubcommandName())
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        for (OptionMapping option : event.getOptions()) {
            if (option.getType() == OptionType.ATTACHMENT) {
                attachments.add(DiscordMessages.attachment(role(option.getName()), option.getAsAttachment()));
            } else if (option.getName().equals(PROMPT) || option.getName().equals(DiscordCommands.SEARCH)) {
                prompt = DiscordMarkup.plain(option.getAsString(), option.getMentions());
            } else {
                options.put(option.getName(), option.getAsString());
            }
        }
        return new Incoming.Command(
                event.getId(),
                DiscordPeople.sender(event, data(raw)),
                DiscordPlaces.of(event, data(raw)),
                address(Trigger.INTERACTION, event, raw, receivedAt).toReplyAddress(),
                event.getName(),
                prompt,
                attachments,
                options);
    }

    private static Role role(String option) {
        return switch (option) {
            case DiscordCommands.MASK -> Role.MASK;
            case DiscordCommands.MARKED -> Role.MARKS;
            case DiscordCommands.FILE -> Role.PROMPTS;
            default -> Role.IMAGE;
        };
    }

    /** A command from the menu of a message. */
    static Incoming.Command command(
            CommandName name, MessageContextInteraction event, @Nullable DataObject raw, Instant receivedAt) {
        Message target = event.getTarget();
        return new Incoming.Command(
                event.getId(),
                DiscordPeople.sender(event, data(raw)),
                DiscordPlaces.of(event, data(raw)),
                address(Trigger.INTERACTION, event, raw, receivedAt).toReplyAddress(),
                name.word(),
                "",
                DiscordMessages.pictures(target),
                Map.of(),
                DiscordMessages.ref(event.getChannelIdLong(), target.getIdLong()));
    }

    /** A press on a button. */
    static Incoming.Press press(Control control, Interaction event, @Nullable DataObject raw, Instant receivedAt) {
        return new Incoming.Press(
                event.getId(),
                DiscordPeople.sender(event, data(raw)),
                DiscordPlaces.of(event, data(raw)),
                address(Trigger.of(control), event, raw, receivedAt).toReplyAddress(),
                control);
    }

    /** A form that was filled in. */
    static Incoming.Submission submission(
            Control control, ModalInteraction event, @Nullable DataObject raw, Instant receivedAt) {
        String text = "";
        Map<String, String> options = new HashMap<>();
        for (ModalMapping field : event.getValues()) {
            String value = DiscordForms.value(field);
            if (field.getCustomId().equals(Field.PROMPT)) {
                text = value;
            } else if (!value.isEmpty()) {
                options.put(field.getCustomId(), value);
            }
        }
        return new Incoming.Submission(
                event.getId(),
                DiscordPeople.sender(event, data(raw)),
                DiscordPlaces.of(event, data(raw)),
                address(Trigger.INTERACTION, event, raw, receivedAt).toReplyAddress(),
                control,
                text,
                options);
    }

    private static DiscordAddress address(
            Trigger trigger, Interaction event, @Nullable DataObject raw, Instant receivedAt) {
        return new DiscordAddress(
                trigger,
                event.getId(),
                event.getToken(),
                guild(event),
                event.getChannelIdLong(),
                event.getUser().getIdLong(),
                receivedAt,
                maxFileBytes(data(raw)),
                0,
                0,
                event.getUserLocale().toLocale());
    }

    private static long guild(Interaction event) {
        return event.getGuild() == null ? 0 : event.getGuild().getIdLong();
    }

    private static DataObject data(@Nullable DataObject raw) {
        return raw == null ? DataObject.empty() : raw.optObject("d").orElseGet(DataObject::empty);
    }

    private static long maxFileBytes(DataObject data) {
        long granted = data.getLong("attachment_size_limit", 0);
        return granted > 0 ? granted : DiscordAddress.USUAL_FILE_BYTES;
    }
}
