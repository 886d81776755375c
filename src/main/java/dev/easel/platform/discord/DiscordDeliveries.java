package dev.easel.platform.discord;

import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.text.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.utils.FileUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts finished images, in as many messages as they need. Safe for use from several threads. */
final class DiscordDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordDeliveries.class);
    private static final Duration LEARNT_FOR = Duration.ofHours(1);
    private static final int MAX_LEARNT = 10_000;

    private final DiscordChannels channels;
    private final DiscordReplies replies;
    private final DiscordOwnMessages ownMessages;
    private final DiscordUploads uploads;
    private final InstantSource clock;

    /** Channels that refused a file which by all that is known they should take. */
    private final Map<Long, Learnt> learnt = new ConcurrentHashMap<>();

    private record Learnt(long maxFileBytes, Instant until) {}

    /**
     * How images are dealt out to messages. Messages of one way have other nonces than those of the other: Discord would
     * take one with other images for one that it has already.
     */
    private enum Parting {
        AS_FEW_AS_POSSIBLE(Message.MAX_FILE_AMOUNT, 'a'),
        ONE_BY_ONE(1, 'A');

        private final int maxFiles;
        private final char firstLetter;

        Parting(int maxFiles, char firstLetter) {
            this.maxFiles = maxFiles;
            this.firstLetter = firstLetter;
        }
    }

    DiscordDeliveries(
            DiscordChannels channels,
            DiscordReplies replies,
            DiscordOwnMessages ownMessages,
            DiscordUploads uploads,
            InstantSource clock) {
        this.channels = channels;
        this.replies = replies;
        this.ownMessages = ownMessages;
        this.uploads = uploads;
        this.clock = clock;
    }

    /** The interaction's own limit holds for its reply; a message in the channel has only what every place grants. */
    ReplyLimits limits(DiscordAddress address) {
        Instant now = clock.instant();
        long granted = address.hasReply() && address.tokenLives(now)
                ? address.maxFileBytes()
                : DiscordAddress.USUAL_FILE_BYTES;
        Learnt smaller = learnt.get(address.channel());
        return DiscordUploads.limits(
                smaller != null && now.isBefore(smaller.until()) ? Math.min(granted, smaller.maxFileBytes()) : granted);
    }

    List<MessageRef> deliver(DiscordAddress address, Delivery delivery) {
        List<Message> added = new ArrayList<>();
        try {
            return deliver(address, delivery, Parting.AS_FEW_AS_POSSIBLE, added);
        } catch (ErrorResponseException e) {
            if (!DiscordErrors.tooLarge(e)) {
                throw e;
            }
            LOG.info("the images are too large together, each gets a message: {}", e.getMessage());
            added.forEach(DiscordDeliveries::takeBack);
            return deliverOneByOne(address, delivery);
        }
    }

    /** Its images come again, each in a message of its own. */
    private static void takeBack(Message message) {
        try {
            message.delete().complete();
        } catch (ErrorResponseException e) {
            LOG.info("a message stays whose images come again: {}", e.getMessage());
        }
    }

    private List<MessageRef> deliverOneByOne(DiscordAddress address, Delivery delivery) {
        try {
            return deliver(address, delivery, Parting.ONE_BY_ONE, new ArrayList<>());
        } catch (ErrorResponseException e) {
            if (DiscordErrors.tooLarge(e)) {
                long largest = delivery.artwork().images().stream()
                        .mapToLong(image -> image.image().bytes())
                        .max()
                        .orElse(DiscordAddress.USUAL_FILE_BYTES);
                if (learnt.size() >= MAX_LEARNT) {
                    learnt.clear();
                }
                // The next try makes them smaller.
                learnt.put(
                        address.channel(),
                        new Learnt(Math.max(1, largest / 2), clock.instant().plus(LEARNT_FOR)));
            }
            throw e;
        }
    }

    /** @param added takes what is posted besides the first message */
    private List<MessageRef> deliver(DiscordAddress address, Delivery delivery, Parting parting, List<Message> added) {
        List<Supplier<List<FileUpload>>> groups = uploads.of(delivery, parting.maxFiles);
        DiscordParcel parcel = new DiscordParcel(
                DiscordMarkup.escape(delivery.caption().text()),
                groups.getFirst(),
                DiscordButtons.rows(delivery.controls(), address.locale()));
        Message first = show(address, parcel, delivery.nonce(), visibility(delivery));
        DiscordAddress next = address.following(first.getChannelIdLong(), first.getIdLong());
        for (int i = 1; i < groups.size(); i++) {
            DiscordParcel more = new DiscordParcel("", groups.get(i), List.of());
            String nonce = delivery.nonce() + (char) (parting.firstLetter + i);
            added.add(channels.post(next, more, nonce, visibility(delivery)));
        }
        return Stream.concat(Stream.of(first), added.stream())
                .map(DiscordMessages::ref)
                .toList();
    }

    /** In place of the status line, while that can be reached; else as a message of its own. */
    Message show(DiscordAddress address, DiscordParcel parcel, String nonce, Visibility visibility) {
        Optional<Message> edited = Optional.empty();
        if (visibility == Visibility.WHISPERED && replies.isMisplaced(address, Visibility.WHISPERED)) {
            return replies.replace(address, parcel, Visibility.WHISPERED);
        }
        if (address.hasReply() || address.status() != 0) {
            edited = replies.edit(address, parcel);
        }
        if (edited.isEmpty()) {
            edited = ownMessages.edit(address, parcel);
        }
        return edited.orElseGet(() -> channels.post(address, parcel, nonce, visibility));
    }

    private static Visibility visibility(Delivery delivery) {
        return delivery.presentation().visibility();
    }
}
