package dev.easel.platform.discord;

import dev.easel.core.text.Visibility;
import dev.easel.platform.discord.DiscordAddress.Trigger;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reply that Discord keeps for an interaction, while its token lives. Everything here blocks. */
final class DiscordReplies {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordReplies.class);

    private final DiscordChannels channels;
    private final OpenInteractions open;
    private final InstantSource clock;

    DiscordReplies(DiscordChannels channels, OpenInteractions open, InstantSource clock) {
        this.channels = channels;
        this.open = open;
        this.clock = clock;
    }

    Optional<InteractionHook> findHook(DiscordAddress address) {
        return address.tokenLives(clock.instant()) ? Optional.of(channels.hook(address)) : Optional.empty();
    }

    /** Shows "thinking"; false when something was answered already. */
    boolean defer(DiscordAddress address, Visibility visibility) {
        Optional<IReplyCallback> unanswered = open.take(address.event());
        unanswered.ifPresent(interaction -> {
            try {
                interaction.deferReply(visibility == Visibility.WHISPERED).complete();
            } catch (RuntimeException e) {
                if (!DiscordErrors.alreadyAnswered(e)) {
                    throw e;
                }
            }
        });
        return unanswered.isPresent();
    }

    /** Whether the reply was opened for others than who may see it: that can't be changed any more. May ask Discord. */
    boolean isMisplaced(DiscordAddress address, Visibility visibility) {
        Optional<InteractionHook> hook =
                address.trigger() == Trigger.INTERACTION ? findHook(address) : Optional.empty();
        if (hook.isEmpty()) {
            return false;
        }
        Optional<Visibility> opened = open.findOpened(address.event());
        if (opened.isPresent()) {
            return opened.get() != visibility;
        }
        try {
            boolean whispered = hook.get().retrieveOriginal().complete().isEphemeral();
            return whispered != (visibility == Visibility.WHISPERED);
        } catch (RuntimeException e) {
            if (!DiscordErrors.replyGone(e)) {
                throw e;
            }
            return false;
        }
    }

    /** Takes the reply away and says it anew for those who may see it. */
    Message replace(DiscordAddress address, DiscordParcel parcel, Visibility visibility) {
        InteractionHook hook = channels.hook(address);
        deleteOriginal(hook);
        return hook.sendMessage(parcel.create())
                .setEphemeral(visibility == Visibility.WHISPERED)
                .complete();
    }

    /** Takes away what followed the reply; false when that can't be done this way any more. */
    boolean removeFollowUp(DiscordAddress address) {
        Optional<InteractionHook> hook = address.trigger() == Trigger.LATER ? findHook(address) : Optional.empty();
        if (hook.isEmpty()) {
            return false;
        }
        try {
            hook.get().deleteMessageById(address.status()).complete();
            return true;
        } catch (RuntimeException e) {
            LOG.info("what followed the reply stays: {}", e.getMessage());
            return false;
        }
    }

    /** Shows a form; false when it is too late for one. */
    boolean ask(DiscordAddress address, Modal modal) {
        Optional<IReplyCallback> unanswered = open.takeNow(address.event());
        if (unanswered.isEmpty()) {
            return false;
        }
        if (!(unanswered.get() instanceof IModalCallback interaction)) {
            open.add(unanswered.get());
            return false;
        }
        try {
            interaction.replyModal(modal).complete();
            return true;
        } catch (RuntimeException e) {
            if (DiscordErrors.replyGone(e) || DiscordErrors.alreadyAnswered(e)) {
                LOG.info("the form came too late: {}", e.getMessage());
                return false;
            }
            throw e;
        }
    }

    /** Tells the asker alone; false when that can't be done here any more. */
    boolean whisper(DiscordAddress address, DiscordParcel parcel) {
        Optional<IReplyCallback> unanswered = open.take(address.event());
        return (unanswered.isPresent() && reply(unanswered.get(), parcel)) || replaceReply(address, parcel);
    }

    private static boolean reply(IReplyCallback interaction, DiscordParcel parcel) {
        try {
            interaction.reply(parcel.create()).setEphemeral(true).complete();
            return true;
        } catch (RuntimeException e) {
            if (DiscordErrors.replyGone(e) || DiscordErrors.alreadyAnswered(e)) {
                LOG.info("the answer came too late: {}", e.getMessage());
                return false;
            }
            throw e;
        }
    }

    /** A reply that everybody sees is taken away, so that what is said is for the asker alone. */
    private boolean replaceReply(DiscordAddress address, DiscordParcel parcel) {
        Optional<InteractionHook> hook = findHook(address);
        if (hook.isEmpty()) {
            return false;
        }
        try {
            if (address.trigger() == Trigger.INTERACTION) {
                deleteOriginal(hook.get());
            }
            hook.get().sendMessage(parcel.create()).setEphemeral(true).complete();
            return true;
        } catch (RuntimeException e) {
            if (!DiscordErrors.replyGone(e)) {
                throw e;
            }
            LOG.info("the reply is gone, the user is told elsewhere: {}", e.getMessage());
            return false;
        }
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

    /** Shows something else in the message that was pressed on; false when that can't be done any more. */
    boolean turn(DiscordAddress address, DiscordParcel parcel) {
        Optional<IReplyCallback> unanswered = open.take(address.event());
        if (unanswered.isPresent()
                && unanswered.get() instanceof IMessageEditCallback pressed
                && isDone(() -> pressed.editMessage(parcel.edit()).complete() != null)) {
            return true;
        }
        // Discord may have done that all the same, and only its answer was lost.
        return isDone(() -> edit(address, parcel).isPresent());
    }

    private static boolean isDone(BooleanSupplier change) {
        try {
            return change.getAsBoolean();
        } catch (ErrorResponseException e) {
            LOG.info("the message that was pressed on may be as it was: {}", e.getMessage());
            return false;
        }
    }

    /** Replaces what the reply says; empty when there is none any more. */
    Optional<Message> edit(DiscordAddress address, DiscordParcel parcel) {
        Optional<InteractionHook> hook = findHook(address);
        if (hook.isEmpty()) {
            return Optional.empty();
        }
        try {
            String message = address.hasReply() ? "@original" : Long.toUnsignedString(address.status());
            return Optional.of(
                    hook.get().editMessageById(message, parcel.edit()).complete());
        } catch (RuntimeException e) {
            if (!DiscordErrors.replyGone(e)) {
                throw e;
            }
            LOG.info("the reply is gone: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Follows up on an interaction that is over; empty when that can't be done any more. Not idempotent. */
    Optional<Message> followUp(DiscordAddress address, DiscordParcel parcel, Visibility visibility) {
        return findHook(address)
                .map(hook -> hook.sendMessage(parcel.create())
                        .setEphemeral(visibility == Visibility.WHISPERED)
                        .complete());
    }
}
