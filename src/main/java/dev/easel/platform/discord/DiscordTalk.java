package dev.easel.platform.discord;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.MessageRef;
import dev.easel.platform.discord.DiscordAddress.Trigger;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageReference;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import org.jspecify.annotations.Nullable;

/** Translates messages and reactions. Pure. */
final class DiscordTalk {
    private static final Set<MessageType> SPOKEN = EnumSet.of(MessageType.DEFAULT, MessageType.INLINE_REPLY);

    /** What people put between a name and what they want of it. */
    private static final Pattern ADDRESSING = Pattern.compile("^[\\s,:;]+");

    private DiscordTalk() {}

    /** What a person says to Easel: in private, or with its name in it; a reply's silent mention is not meant. */
    static Optional<Incoming.Mention> mention(Message message, Instant receivedAt) {
        User author = message.getAuthor();
        if (author.isBot() || author.isSystem() || message.isWebhookMessage() || !SPOKEN.contains(message.getType())) {
            return Optional.empty();
        }
        String named = names(message);
        String typed = message.getContentRaw();
        String rest = typed.replaceAll(named, " ");
        if (message.isFromGuild() && rest.equals(typed)) {
            return Optional.empty();
        }
        long guild = message.isFromGuild() ? message.getGuild().getIdLong() : 0;
        Locale locale = locale(message);
        long channel = message.getChannelIdLong();
        return Optional.of(new Incoming.Mention(
                message.getId(),
                DiscordPeople.sender(author, message.getMember(), locale),
                DiscordPlaces.of(guild, channel, message.getChannel()),
                DiscordAddress.ofMessage(
                                Trigger.MESSAGE,
                                message.getId(),
                                guild,
                                channel,
                                author.getIdLong(),
                                receivedAt,
                                message.getIdLong(),
                                locale)
                        .toReplyAddress(),
                ADDRESSING
                        .matcher(DiscordMarkup.plain(rest, message.getMentions()))
                        .replaceAll("")
                        .strip(),
                attachments(message),
                about(message)));
    }

    /** Easel itself, or the role that Discord made for it. */
    private static String names(Message message) {
        long self = message.getJDA().getSelfUser().getIdLong();
        StringBuilder names = new StringBuilder("<@!?" + self + ">");
        for (Role role : message.getMentions().getRoles()) {
            if (role.getTags().getBotIdLong() == self) {
                names.append("|<@&").append(role.getId()).append('>');
            }
        }
        return names.toString();
    }

    private static Locale locale(Message message) {
        return message.isFromGuild() ? message.getGuild().getLocale().toLocale() : Locale.ENGLISH;
    }

    /** Its own pictures, else those of somebody else's message that it answers: Easel's own are kept here anyway. */
    private static List<Attachment> attachments(Message message) {
        List<Attachment> own = DiscordMessages.pictures(message);
        Message answered = message.getReferencedMessage();
        return own.isEmpty() && answered != null && !isOwn(answered) ? DiscordMessages.pictures(answered) : own;
    }

    private static boolean isOwn(Message message) {
        return message.getAuthor().getIdLong() == message.getJDA().getSelfUser().getIdLong();
    }

    /** The message that it answers, or the one that its thread began with, which has the thread's id. */
    private static @Nullable MessageRef about(Message message) {
        MessageReference reference = message.getMessageReference();
        if (reference != null && message.getType() == MessageType.INLINE_REPLY) {
            return DiscordMessages.ref(reference.getChannelIdLong(), reference.getMessageIdLong());
        }
        if (message.isFromGuild() && message.getChannel() instanceof ThreadChannel thread) {
            boolean post = thread.getParentChannel().getType().isMessage();
            return DiscordMessages.ref(
                    post ? thread.getParentChannel().getIdLong() : thread.getIdLong(), thread.getIdLong());
        }
        return null;
    }

    /**
     * An emoji on a message.
     *
     * @param eventId equal when the same reaction is heard of twice
     */
    static Incoming.Reaction reaction(
            MessageReactionAddEvent event, User user, Message on, String eventId, Instant receivedAt) {
        long guild = event.isFromGuild() ? event.getGuild().getIdLong() : 0;
        Member member = event.getMember();
        Locale locale = event.isFromGuild() ? event.getGuild().getLocale().toLocale() : Locale.ENGLISH;
        long channel = event.getChannel().getIdLong();
        return new Incoming.Reaction(
                eventId,
                DiscordPeople.sender(user, member, locale),
                DiscordPlaces.of(guild, channel, event.getChannel()),
                DiscordAddress.ofMessage(
                                Trigger.REACTION,
                                eventId,
                                guild,
                                channel,
                                user.getIdLong(),
                                receivedAt,
                                event.getMessageIdLong(),
                                locale)
                        .toReplyAddress(),
                DiscordMessages.ref(channel, event.getMessageIdLong()),
                event.getEmoji().getName(),
                DiscordMessages.pictures(on));
    }
}
