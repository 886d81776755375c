package dev.easel.platform.playground;

import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import java.util.Locale;

/**
 * A message in a conversation, which is written or written anew.
 *
 * @param channel the conversation: a session's id
 * @param entry the message's key in it
 * @param language of whoever reads it
 */
record PlaygroundAddress(String channel, String entry, Locale language) {
    static final PlatformId PLATFORM = new PlatformId("playground");

    static PlaygroundAddress of(ReplyAddress address) {
        String[] parts = address.value().split("/", 3);
        return new PlaygroundAddress(parts[0], parts[1], Locale.forLanguageTag(parts[2]));
    }

    ReplyAddress reply() {
        return new ReplyAddress(PLATFORM, channel + "/" + entry + "/" + language.toLanguageTag());
    }

    MessageRef message() {
        return message(channel, entry);
    }

    static MessageRef message(String channel, String entry) {
        return new MessageRef(PLATFORM, channel + "/" + entry);
    }

    /** The key of a message whose conversation is known. */
    static String entry(MessageRef message) {
        return message.value().substring(message.value().indexOf('/') + 1);
    }

    ChannelRef conversation() {
        return conversation(channel);
    }

    static ChannelRef conversation(String channel) {
        return new ChannelRef(PLATFORM, channel);
    }
}
