package dev.easel.platform.discord;

import dev.easel.core.text.Visibility;
import dev.easel.platform.discord.DiscordAddress.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ways to a user besides an interaction's reply: the channel, and where that is closed, a direct message. Safe for use
 * from several threads.
 */
final class DiscordChannels {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordChannels.class);

    /** How long a channel that refused is left alone: too many refused requests shut the bot out everywhere. */
    private static final Duration CLOSED_FOR = Duration.ofHours(1);

    private static final int MAX_CLOSED = 10_000;
    private static final long BRIEFLY_SECONDS = 15;

    private final ShardManager shards;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Map<Long, Instant> closedUntil = new ConcurrentHashMap<>();

    /** @param timer removes what is there for a moment only */
    DiscordChannels(ShardManager shards, ScheduledExecutorService timer, InstantSource clock) {
        this.shards = shards;
        this.timer = timer;
        this.clock = clock;
    }

    /** The reply of an interaction, also of one that an earlier process received. */
    InteractionHook hook(DiscordAddress address) {
        return InteractionHook.from(anyShard(), address.token());
    }

    /** A channel that is known and not closed. */
    Optional<MessageChannel> find(long channel) {
        Instant until = closedUntil.get(channel);
        if (until != null && clock.instant().isBefore(until)) {
            return Optional.empty();
        }
        return Optional.ofNullable(shards.getChannelById(MessageChannel.class, channel));
    }

    /**
     * Posts a message: as a reply to what is answered, naming the user where that doesn't show. A whisper goes to the user
     * directly. Blocks.
     *
     * @param nonce equal for every try at the same message; absent: a second try posts again
     */
    Message post(DiscordAddress address, DiscordParcel parcel, @Nullable String nonce, Visibility visibility) {
        boolean directly = visibility == Visibility.WHISPERED && !address.direct();
        Optional<MessageChannel> channel = directly ? Optional.empty() : find(address.channel());
        if (channel.isPresent()) {
            try {
                return send(channel.get(), address, parcel, nonce);
            } catch (InsufficientPermissionException | ErrorResponseException e) {
                if (!closes(e)) {
                    throw e;
                }
                remember(address.channel(), e);
                LOG.info("the channel takes no message, the user gets it directly: {}", e.getMessage());
            }
        }
        MessageChannel direct =
                anyShard().openPrivateChannelById(address.user()).complete();
        return message(direct, parcel, nonce).complete();
    }

    private static Message send(
            MessageChannel channel, DiscordAddress address, DiscordParcel parcel, @Nullable String nonce) {
        requireFiles(channel, parcel);
        boolean obvious = address.direct() || address.trigger() == Trigger.MESSAGE;
        String name = User.fromId(address.user()).getAsMention();
        MessageCreateAction message = message(channel, obvious ? parcel : parcel.named(name), nonce);
        if (address.about() != 0) {
            return message.setMessageReference(address.about())
                    .failOnInvalidReply(false)
                    .complete();
        }
        return message.complete();
    }

    /** JDA 6.5.0 asks for everything else itself. */
    private static void requireFiles(MessageChannel channel, DiscordParcel parcel) {
        if (channel instanceof GuildMessageChannel place
                && !parcel.files().get().isEmpty()
                && !place.getGuild().getSelfMember().hasPermission(place, Permission.MESSAGE_ATTACH_FILES)) {
            throw new InsufficientPermissionException(place, Permission.MESSAGE_ATTACH_FILES);
        }
    }

    private static MessageCreateAction message(MessageChannel channel, DiscordParcel parcel, @Nullable String nonce) {
        MessageCreateAction message = channel.sendMessage(parcel.create());
        return nonce == null ? message : message.setNonce(nonce);
    }

    /** Whether another way to the user is worth a try. */
    private static boolean closes(RuntimeException e) {
        return !(e instanceof ErrorResponseException response)
                || (!DiscordErrors.isPassing(response) && !DiscordErrors.tooLarge(response));
    }

    private void remember(long channel, RuntimeException e) {
        if (DiscordErrors.forbidden(e)) {
            if (closedUntil.size() >= MAX_CLOSED) {
                closedUntil.clear();
            }
            closedUntil.put(channel, clock.instant().plus(CLOSED_FOR));
        }
    }

    /**
     * Tells the user alone: in their direct messages, or where those are closed, by a reply that is removed after 15
     * seconds. Blocks.
     */
    void tell(DiscordAddress address, DiscordParcel parcel) {
        try {
            post(address, parcel, null, Visibility.WHISPERED);
        } catch (ErrorResponseException e) {
            if (address.direct() || DiscordErrors.isPassing(e)) {
                throw e;
            }
            MessageChannel channel = find(address.channel()).orElseThrow(() -> e);
            Message reply = send(channel, address, parcel, null);
            try {
                var _ = timer.schedule(() -> remove(reply), BRIEFLY_SECONDS, TimeUnit.SECONDS);
            } catch (RejectedExecutionException stopping) {
                LOG.debug("a reply stays while stopping: {}", stopping.getMessage());
            }
        }
    }

    private static void remove(Message reply) {
        reply.delete().queue(done -> {}, failure -> LOG.debug("a reply stays: {}", failure.getMessage()));
    }

    JDA anyShard() {
        return shards.getShardCache().iterator().next();
    }
}
