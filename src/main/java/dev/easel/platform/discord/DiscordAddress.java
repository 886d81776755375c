package dev.easel.platform.discord;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import net.dv8tion.jda.api.entities.Message;

/**
 * Where the answers to one trigger go.
 *
 * @param event the interaction's id, or a name for the message or reaction that triggered
 * @param token lets the original reply be edited for 15 minutes (Discord's documentation on interactions, 2026-08);
 *     empty where there was no interaction
 * @param guild 0 in private conversations
 * @param channel where a message goes once the token is dead, or there is none
 * @param user who is named there
 * @param receivedAt by this machine's clock
 * @param maxFileBytes the largest file that the reply may have
 * @param about the message in the channel that is answered; 0 for none
 * @param status the message that is the status line; 0 while there is none, or when it is an interaction's own reply
 * @param locale the language of what can be pressed
 */
record DiscordAddress(
        Trigger trigger,
        String event,
        String token,
        long guild,
        long channel,
        long user,
        Instant receivedAt,
        long maxFileBytes,
        long about,
        long status,
        Locale locale) {
    static final PlatformId PLATFORM = new PlatformId("discord");

    /** The token's 15 minutes, less the time a large upload takes. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(14);

    /** What a place takes where nobody pays for more (Discord's API documentation, 2026-08). */
    static final long USUAL_FILE_BYTES = Message.MAX_FILE_SIZE;

    private static final String SEPARATOR = "\n";

    /** What was done to get an answer. */
    enum Trigger {
        /** A command, a press or a form: it has a reply of its own. */
        INTERACTION,
        /** A press on what turns a page or settles an offer: its message is the reply. */
        PAGE,
        /** A message that speaks to Easel. */
        MESSAGE,
        REACTION,
        /** Something that happened elsewhere, on behalf of an interaction that is over. */
        LATER;

        /** Of a press. */
        static Trigger of(Control control) {
            return control.action() == Action.PAGE || control.action().settles() ? PAGE : INTERACTION;
        }
    }

    static DiscordAddress of(ReplyAddress address) {
        String[] parts = address.value().split(SEPARATOR, -1);
        boolean whole = parts.length > 6;
        return new DiscordAddress(
                whole ? Trigger.valueOf(parts[6]) : Trigger.INTERACTION,
                parts[0],
                parts[1],
                whole ? Long.parseLong(parts[7]) : 0,
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Instant.ofEpochMilli(Long.parseLong(parts[4])),
                // Earlier versions kept five parts, or six.
                parts.length > 5 ? Long.parseLong(parts[5]) : USUAL_FILE_BYTES,
                whole ? Long.parseLong(parts[8]) : 0,
                whole ? Long.parseLong(parts[9]) : 0,
                whole ? Locale.forLanguageTag(parts[10]) : Locale.ENGLISH);
    }

    ReplyAddress toReplyAddress() {
        return new ReplyAddress(
                PLATFORM,
                String.join(
                        SEPARATOR,
                        event,
                        token,
                        Long.toString(channel),
                        Long.toString(user),
                        Long.toString(receivedAt.toEpochMilli()),
                        Long.toString(maxFileBytes),
                        trigger.name(),
                        Long.toString(guild),
                        Long.toString(about),
                        Long.toString(status),
                        locale.toLanguageTag()));
    }

    /** A message or a reaction, which has no reply but the one that is posted. */
    static DiscordAddress ofMessage(
            Trigger trigger, String event, long guild, long channel, long user, Instant at, long about, Locale locale) {
        return new DiscordAddress(trigger, event, "", guild, channel, user, at, USUAL_FILE_BYTES, about, 0, locale);
    }

    boolean tokenLives(Instant now) {
        return !token.isEmpty() && now.isBefore(receivedAt.plus(TOKEN_LIFE));
    }

    /** Whether Discord keeps a reply for it, which is edited. */
    boolean hasReply() {
        return trigger == Trigger.INTERACTION || trigger == Trigger.PAGE;
    }

    boolean direct() {
        return guild == 0;
    }

    DiscordAddress withStatus(long inChannel, long message) {
        long answered = inChannel == channel ? about : 0;
        return new DiscordAddress(
                trigger, event, token, guild, inChannel, user, receivedAt, maxFileBytes, answered, message, locale);
    }

    /** A message that took the place of the reply. */
    DiscordAddress followedBy(Message message) {
        return later().withStatus(message.getChannelIdLong(), message.getIdLong());
    }

    /** What goes on after a message. */
    DiscordAddress following(long inChannel, long message) {
        return new DiscordAddress(
                trigger, event, token, guild, inChannel, user, receivedAt, maxFileBytes, message, 0, locale);
    }

    /** The same conversation, with nothing said in it yet. */
    DiscordAddress later() {
        Trigger from = hasReply() ? Trigger.LATER : trigger;
        return new DiscordAddress(from, event, token, guild, channel, user, receivedAt, maxFileBytes, about, 0, locale);
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "DiscordAddress[" + event + "]";
    }
}
