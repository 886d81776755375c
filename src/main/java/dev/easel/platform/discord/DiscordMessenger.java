package dev.easel.platform.discord;

import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.platform.discord.DiscordStatusLine.Status;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.utils.FileUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on Discord: by editing the deferred reply while its token lives, which is idempotent; afterwards by a message
 * in the channel that names the user, with a nonce, so that a second try within minutes shows nothing twice.
 */
final class DiscordMessenger implements Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordMessenger.class);

    private final DiscordChannels channels;
    private final OpenInteractions open;
    private final DiscordUploads uploads;
    private final DiscordStatusLine statusLine = new DiscordStatusLine();
    private final InstantSource clock;

    DiscordMessenger(DiscordChannels channels, OpenInteractions open, BlobStore blobs, InstantSource clock) {
        this.channels = channels;
        this.open = open;
        this.uploads = new DiscordUploads(blobs);
        this.clock = clock;
    }

    @Override
    public PlatformId platform() {
        return DiscordAddress.PLATFORM;
    }

    @Override
    public ReplyLimits limits(ReplyAddress to) {
        DiscordAddress address = DiscordAddress.of(to);
        // The interaction's own limit holds for its reply; a message in the channel has only what every place grants.
        return DiscordUploads.limits(
                address.tokenLives(clock.instant()) ? address.maxFileBytes() : DiscordAddress.USUAL_FILE_BYTES);
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text) {
        DiscordAddress address = DiscordAddress.of(to);
        open.take(address.interaction()).ifPresent(interaction -> defer(interaction, text.visibility()));
        progress(to, text);
        return to;
    }

    private static void defer(IReplyCallback interaction, Visibility visibility) {
        try {
            interaction.deferReply(visibility == Visibility.WHISPERED).complete();
        } catch (RuntimeException e) {
            if (!DiscordErrors.alreadyAnswered(e)) {
                throw e;
            }
        }
    }

    @Override
    public void progress(ReplyAddress to, UserMessage text) {
        show(DiscordAddress.of(to), new Status(DiscordMarkup.escape(text.text()), null));
    }

    @Override
    public boolean showsPreviews() {
        return true;
    }

    @Override
    public void preview(ReplyAddress to, UserMessage text, ImageRef image) {
        show(DiscordAddress.of(to), new Status(DiscordMarkup.escape(text.text()), () -> uploads.preview(image)));
    }

    private void show(DiscordAddress address, Status status) {
        findHook(address).ifPresent(hook -> statusLine.show(address, hook, status));
    }

    @Override
    public List<MessageRef> deliver(ReplyAddress to, Delivery delivery) {
        DiscordAddress address = DiscordAddress.of(to);
        statusLine.end(address);
        List<List<FileUpload>> groups = uploads.of(delivery);
        try {
            List<MessageRef> messages = new ArrayList<>();
            messages.add(ref(deliverFirst(address, delivery, groups.getFirst())));
            for (int i = 1; i < groups.size(); i++) {
                String nonce = delivery.nonce() + (char) ('a' + i);
                messages.add(ref(channels.post(address, "", groups.get(i), nonce, visibility(delivery))));
            }
            return messages;
        } catch (RuntimeException e) {
            throw DiscordErrors.undeliverable(e);
        }
    }

    private static MessageRef ref(Message message) {
        return new MessageRef(DiscordAddress.PLATFORM, message.getChannelId() + "/" + message.getId());
    }

    private Message deliverFirst(DiscordAddress address, Delivery delivery, List<FileUpload> files) {
        String caption = DiscordMarkup.escape(delivery.caption().text());
        Optional<InteractionHook> hook = findHook(address);
        if (hook.isPresent()) {
            try {
                return hook.get()
                        .editOriginal(caption)
                        .setAttachments(files)
                        .setSuppressEmbeds(true)
                        .setAllowedMentions(DiscordMarkup.NO_MENTIONS)
                        .complete();
            } catch (RuntimeException e) {
                if (!DiscordErrors.replyGone(e)) {
                    throw e;
                }
                LOG.info("the reply is gone, the channel gets a message instead: {}", e.getMessage());
            }
        }
        return channels.post(address, caption, uploads.of(delivery).getFirst(), delivery.nonce(), visibility(delivery));
    }

    private static Visibility visibility(Delivery delivery) {
        return delivery.presentation().visibility();
    }

    @Override
    public void fail(ReplyAddress to, UserMessage reason) {
        DiscordAddress address = DiscordAddress.of(to);
        statusLine.end(address);
        String text = DiscordMarkup.escape(reason.text());
        try {
            Optional<IReplyCallback> unanswered = open.take(address.interaction());
            if (unanswered.isEmpty() || !reply(unanswered.get(), text)) {
                replaceReply(address, text);
            }
        } catch (RuntimeException e) {
            throw DiscordErrors.undeliverable(e);
        }
    }

    /** Answers the asker alone; false when Discord waits for no answer any more. */
    private static boolean reply(IReplyCallback interaction, String text) {
        try {
            interaction.reply(text).setEphemeral(true).complete();
            return true;
        } catch (RuntimeException e) {
            if (DiscordErrors.replyGone(e) || DiscordErrors.alreadyAnswered(e)) {
                LOG.info("the answer came too late: {}", e.getMessage());
                return false;
            }
            throw e;
        }
    }

    /** A reply that everybody sees is taken away, so that the reason is for the asker alone. */
    private void replaceReply(DiscordAddress address, String text) {
        Optional<InteractionHook> hook = findHook(address);
        if (hook.isPresent()) {
            try {
                deleteOriginal(hook.get());
                hook.get().sendMessage(text).setEphemeral(true).complete();
                return;
            } catch (RuntimeException e) {
                if (!DiscordErrors.replyGone(e)) {
                    throw e;
                }
                LOG.info("the reply is gone, the user is told elsewhere: {}", e.getMessage());
            }
        }
        channels.post(address, text, List.of(), null, Visibility.WHISPERED);
    }

    private static void deleteOriginal(InteractionHook hook) {
        try {
            hook.deleteOriginal().complete();
        } catch (RuntimeException e) {
            if (!DiscordErrors.messageGone(e)) {
                throw e;
            }
        }
    }

    private Optional<InteractionHook> findHook(DiscordAddress address) {
        return address.tokenLives(clock.instant()) ? Optional.of(channels.hook(address)) : Optional.empty();
    }
}
