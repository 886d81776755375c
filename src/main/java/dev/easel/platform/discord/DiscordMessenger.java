package dev.easel.platform.discord;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Conclusion;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.platform.discord.DiscordAddress.Trigger;
import dev.easel.platform.discord.DiscordStatusLine.Line;
import dev.easel.platform.discord.DiscordStatusLine.Status;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * Answers on Discord: by editing the reply that an interaction has while its token lives, or the message that is the status
 * line, both of which are idempotent; else by a message in the channel with a nonce, so that a second try within minutes
 * shows nothing twice.
 */
final class DiscordMessenger implements Messenger {
    private final DiscordChannels channels;
    private final DiscordReplies replies;
    private final DiscordDeliveries deliveries;
    private final DiscordOwnMessages ownMessages;
    private final DiscordUploads uploads;
    private final DiscordStatusLine statusLine = new DiscordStatusLine();

    DiscordMessenger(DiscordChannels channels, OpenInteractions open, BlobStore blobs, InstantSource clock) {
        this.channels = channels;
        this.uploads = new DiscordUploads(blobs);
        this.replies = new DiscordReplies(channels, open, clock);
        this.ownMessages = new DiscordOwnMessages(channels);
        this.deliveries = new DiscordDeliveries(channels, replies, ownMessages, uploads, clock);
    }

    @Override
    public PlatformId platform() {
        return DiscordAddress.PLATFORM;
    }

    @Override
    public ReplyLimits limits(ReplyAddress to) {
        return deliveries.limits(DiscordAddress.of(to));
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text) {
        DiscordAddress address = DiscordAddress.of(to);
        return acknowledge(address, text, List.of(), nonce(address.event()));
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text, Control control) {
        return acknowledge(DiscordAddress.of(to), text, List.of(control), nonce(control.job()));
    }

    private static String nonce(String name) {
        String nonce = "q" + name;
        return nonce.length() <= Message.MAX_NONCE_LENGTH ? nonce : "q" + Integer.toHexString(name.hashCode());
    }

    private ReplyAddress acknowledge(DiscordAddress address, UserMessage text, List<Control> controls, String nonce) {
        Status status = status(text, controls, address);
        if (address.hasReply()) {
            if (!replies.defer(address, text.visibility()) && replies.isMisplaced(address, text.visibility())) {
                DiscordParcel parcel = new DiscordParcel(status.text(), List::of, status.buttons());
                return address.followedBy(replies.replace(address, parcel, text.visibility()))
                        .toReplyAddress();
            }
        } else if (address.status() == 0) {
            Message opened = open(address, new DiscordParcel(status.text(), List::of, status.buttons()), nonce, text);
            return address.withStatus(opened.getChannelIdLong(), opened.getIdLong())
                    .toReplyAddress();
        }
        show(address, status);
        return address.toReplyAddress();
    }

    private static Status status(UserMessage text, List<Control> controls, DiscordAddress address) {
        return new Status(DiscordMarkup.escape(text.text()), null, DiscordButtons.rows(controls, address.locale()));
    }

    private Message open(DiscordAddress address, DiscordParcel parcel, String nonce, UserMessage text) {
        boolean whispers = text.visibility() == Visibility.WHISPERED && address.trigger() == Trigger.LATER;
        return (whispers ? replies.followUp(address, parcel, Visibility.WHISPERED) : Optional.<Message>empty())
                .orElseGet(() -> channels.post(address, parcel, nonce, text.visibility()));
    }

    @Override
    public void progress(ReplyAddress to, UserMessage text) {
        DiscordAddress address = DiscordAddress.of(to);
        show(address, status(text, List.of(), address));
    }

    @Override
    public void progress(ReplyAddress to, UserMessage text, Control control) {
        DiscordAddress address = DiscordAddress.of(to);
        show(address, status(text, List.of(control), address));
    }

    @Override
    public boolean showsPreviews() {
        return true;
    }

    @Override
    public void preview(ReplyAddress to, UserMessage text, ImageRef image) {
        Supplier<FileUpload> preview = () -> uploads.preview(image);
        show(DiscordAddress.of(to), new Status(DiscordMarkup.escape(text.text()), preview, List.of()));
    }

    private void show(DiscordAddress address, Status status) {
        Line line = line(address);
        if (line != null) {
            statusLine.show(address, line, status);
        }
    }

    /** Null when there is no status line to be reached. */
    private @Nullable Line line(DiscordAddress address) {
        String message = address.hasReply() ? "@original" : Long.toUnsignedString(address.status());
        if (address.hasReply() || address.trigger() == Trigger.LATER) {
            Line reply = replies.findHook(address)
                    .<Line>map(hook -> data -> hook.editMessageById(message, data))
                    .orElse(null);
            if (reply != null || address.hasReply()) {
                return reply;
            }
        }
        return address.status() == 0
                ? null
                : channels.find(address.channel())
                        .<Line>map(channel -> data -> channel.editMessageById(message, data))
                        .orElse(null);
    }

    @Override
    public List<MessageRef> deliver(ReplyAddress to, Delivery delivery) {
        DiscordAddress address = DiscordAddress.of(to);
        statusLine.end(address);
        return guarded(() -> deliveries.deliver(address, delivery));
    }

    @Override
    public void fail(ReplyAddress to, UserMessage reason) {
        fail(to, reason, List.of());
    }

    @Override
    public void fail(ReplyAddress to, UserMessage reason, List<Control> controls) {
        DiscordAddress address = DiscordAddress.of(to);
        tell(
                address,
                new DiscordParcel(
                        DiscordMarkup.escape(reason.text()),
                        List::of,
                        DiscordButtons.rows(controls, address.locale())));
    }

    @Override
    public void conclude(ReplyAddress to, Conclusion conclusion) {
        Optional<Delivery> sheet = conclusion.findDelivery();
        if (sheet.isPresent()) {
            deliver(to, sheet.get());
            return;
        }
        DiscordAddress address = DiscordAddress.of(to);
        statusLine.end(address);
        DiscordParcel parcel =
                DiscordParcel.of(DiscordMarkup.escape(conclusion.summary().text()));
        guarded(() -> deliveries.show(
                address, parcel, conclusion.nonce(), conclusion.presentation().visibility()));
    }

    @Override
    public void answer(ReplyAddress to, Answer answer) {
        DiscordAddress address = DiscordAddress.of(to);
        DiscordParcel parcel = new DiscordParcel(
                DiscordMarkup.escape(answer.text().text()),
                () -> uploads.of(answer),
                DiscordButtons.rows(answer.controls(), address.locale()));
        if (address.trigger() == Trigger.PAGE && guarded(() -> replies.turn(address, parcel))) {
            return;
        }
        if (answer.text().visibility() == Visibility.PUBLIC && !address.hasReply()) {
            guarded(() -> channels.post(address, parcel, null, Visibility.PUBLIC));
            return;
        }
        tell(address, parcel);
    }

    /** For the asker alone, and nothing is left of a status line. */
    private void tell(DiscordAddress address, DiscordParcel parcel) {
        statusLine.end(address);
        guarded(() -> {
            if (address.hasReply() && replies.whisper(address, parcel)) {
                return true;
            }
            if (address.direct() && ownMessages.edit(address, parcel).isPresent()) {
                return true;
            }
            if (address.status() != 0 && !replies.removeFollowUp(address)) {
                ownMessages.remove(address.channel(), address.status());
            }
            if (address.trigger() != Trigger.LATER
                    || replies.followUp(address, parcel, Visibility.WHISPERED).isEmpty()) {
                channels.tell(address, parcel);
            }
            return true;
        });
    }

    @Override
    public boolean ask(ReplyAddress to, Form form) {
        DiscordAddress address = DiscordAddress.of(to);
        return address.hasReply() && guarded(() -> replies.ask(address, DiscordForms.modal(form)));
    }

    @Override
    public void remove(MessageRef message) {
        guarded(() -> {
            ownMessages.remove(message);
            return true;
        });
    }

    @Override
    public ReplyAddress later(ReplyAddress to) {
        return DiscordAddress.of(to).later().toReplyAddress();
    }

    private static <T> T guarded(Supplier<T> act) {
        try {
            return act.get();
        } catch (RuntimeException e) {
            throw DiscordErrors.undeliverable(e);
        }
    }
}
