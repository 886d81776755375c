package dev.easel.platform.discord;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.SlashCommandInteraction;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Translates Discord's events. Pure. */
final class DiscordInbound {
    static final String PROMPT = "prompt";

    private DiscordInbound() {}

    /**
     * A slash command as it came in.
     *
     * @param raw the gateway's payload: JDA 6.5.0 leaves the limit for uploads there
     */
    static Incoming.Command command(SlashCommandInteraction event, @Nullable DataObject raw, Instant receivedAt) {
        Map<String, String> options = new HashMap<>();
        for (CommandOption option : CommandOption.of(CommandName.IMAGINE)) {
            OptionMapping value = event.getOption(option.word());
            if (value != null) {
                options.put(option.word(), value.getAsString());
            }
        }
        OptionMapping prompt = event.getOption(PROMPT);
        return new Incoming.Command(
                event.getId(),
                sender(event),
                place(event),
                address(event, raw, receivedAt).toReplyAddress(),
                event.getName(),
                prompt == null ? "" : DiscordMarkup.plain(prompt.getAsString(), prompt.getMentions()),
                List.of(),
                options);
    }

    private static DiscordAddress address(Interaction event, @Nullable DataObject raw, Instant receivedAt) {
        return new DiscordAddress(
                event.getId(),
                event.getToken(),
                event.getChannelIdLong(),
                event.getUser().getIdLong(),
                receivedAt,
                maxFileBytes(raw));
    }

    private static long maxFileBytes(@Nullable DataObject raw) {
        return raw == null
                ? DiscordAddress.USUAL_FILE_BYTES
                : raw.optObject("d")
                        .map(interaction -> interaction.getLong("attachment_size_limit", 0))
                        .filter(bytes -> bytes > 0)
                        .orElse(DiscordAddress.USUAL_FILE_BYTES);
    }

    private static Sender sender(Interaction event) {
        Member member = event.getMember();
        return new Sender(
                new UserRef(DiscordAddress.PLATFORM, event.getUser().getId()),
                member == null ? event.getUser().getEffectiveName() : member.getEffectiveName(),
                event.getUserLocale().toLocale(),
                roles(member));
    }

    private static Set<String> roles(@Nullable Member member) {
        return member == null
                ? Set.of()
                : member.getRoles().stream().map(ISnowflake::getId).collect(Collectors.toUnmodifiableSet());
    }

    private static Place place(Interaction event) {
        SpaceRef space = Optional.ofNullable(event.getGuild())
                .map(Guild::getId)
                .map(id -> new SpaceRef(DiscordAddress.PLATFORM, id))
                .orElse(null);
        return new Place(
                space, new ChannelRef(DiscordAddress.PLATFORM, Long.toUnsignedString(event.getChannelIdLong())));
    }
}
