package dev.easel.platform.discord;

import dev.easel.core.identity.MessageRef;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages that Easel posted itself, in channels that it can see. Everything here blocks. */
final class DiscordOwnMessages {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordOwnMessages.class);

    private final DiscordChannels channels;

    DiscordOwnMessages(DiscordChannels channels) {
        this.channels = channels;
    }

    /** Replaces what the status line says; empty when there is none that can be reached. */
    Optional<Message> edit(DiscordAddress address, DiscordParcel parcel) {
        Optional<MessageChannel> channel = address.status() == 0 ? Optional.empty() : channels.find(address.channel());
        if (channel.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(channel.get()
                    .editMessageById(address.status(), parcel.edit())
                    .complete());
        } catch (InsufficientPermissionException | ErrorResponseException e) {
            if (e instanceof ErrorResponseException response
                    && (DiscordErrors.isPassing(response) || DiscordErrors.tooLarge(response))) {
                throw e;
            }
            LOG.info("the status line is gone: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Takes a status line away, where that can be done. */
    void remove(long channel, long message) {
        channels.find(channel).ifPresent(where -> {
            try {
                where.deleteMessageById(message).complete();
            } catch (InsufficientPermissionException | ErrorResponseException e) {
                LOG.info("a status line stays: {}", e.getMessage());
            }
        });
    }

    /** Takes a message away. One that is gone already is no failure. */
    void remove(MessageRef message) {
        String[] parts = message.value().split("/", -1);
        Optional<MessageChannel> channel = channels.find(Long.parseUnsignedLong(parts[0]));
        if (channel.isEmpty()) {
            LOG.info("a message in a channel that is not known stays");
            return;
        }
        try {
            channel.get().deleteMessageById(Long.parseUnsignedLong(parts[1])).complete();
        } catch (ErrorResponseException e) {
            if (!DiscordErrors.messageGone(e)) {
                throw e;
            }
        }
    }
}
