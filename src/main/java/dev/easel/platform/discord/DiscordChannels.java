package dev.easel.platform.discord;

import dev.easel.core.text.Visibility;
import java.util.Collection;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.FileUpload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ways to a user besides an interaction's reply: the channel, and where that is closed, a direct message. */
final class DiscordChannels {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordChannels.class);

    private final ShardManager shards;

    DiscordChannels(ShardManager shards) {
        this.shards = shards;
    }

    /** The reply of an interaction, also of one that an earlier process received. */
    InteractionHook hook(DiscordAddress address) {
        return InteractionHook.from(anyShard(), address.token());
    }

    /**
     * Posts a message that names the user, to whom a whisper goes directly. Blocks.
     *
     * @param nonce equal for every try at the same message; absent: a second try posts again
     */
    Message post(
            DiscordAddress address,
            String text,
            Collection<FileUpload> files,
            @Nullable String nonce,
            Visibility visibility) {
        MessageChannel channel = visibility == Visibility.WHISPERED
                ? null
                : shards.getChannelById(MessageChannel.class, address.channel());
        if (channel != null) {
            try {
                String named = "%s %s".formatted(User.fromId(address.user()).getAsMention(), text);
                return message(channel, named.strip(), files, nonce).complete();
            } catch (InsufficientPermissionException | ErrorResponseException e) {
                if (e instanceof ErrorResponseException response && DiscordErrors.isPassing(response)) {
                    throw e;
                }
                LOG.info("the channel takes no message, the user gets it directly: {}", e.getMessage());
            }
        }
        MessageChannel direct =
                anyShard().openPrivateChannelById(address.user()).complete();
        return message(direct, text, files, nonce).complete();
    }

    private static MessageCreateAction message(
            MessageChannel channel, String text, Collection<FileUpload> files, @Nullable String nonce) {
        String content = DiscordMarkup.shorten(text, Message.MAX_CONTENT_LENGTH);
        MessageCreateAction message = (files.isEmpty()
                        ? channel.sendMessage(content)
                        : channel.sendFiles(files).setContent(content))
                .setSuppressEmbeds(true);
        return nonce == null ? message : message.setNonce(nonce);
    }

    private JDA anyShard() {
        return shards.getShardCache().iterator().next();
    }
}
