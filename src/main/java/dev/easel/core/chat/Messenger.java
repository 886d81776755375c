package dev.easel.core.chat;

import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.UserMessage;
import java.util.List;

/**
 * The outbound port: one for each platform. Exactly one of {@link #deliver} and {@link #fail} ends a conversation. Safe
 * for use from several threads.
 */
public interface Messenger {
    PlatformId platform();

    /** What one message there can hold. No I/O. */
    ReplyLimits limits(ReplyAddress to);

    /** Whether a command can be given there at all. */
    default boolean offers(CommandName command) {
        return true;
    }

    /** How a command is called there, as people are told: {@code /imagine}. */
    default String call(CommandName command) {
        return "/" + command.word();
    }

    /** Whether people can press anything there. */
    default boolean offersControls() {
        return true;
    }

    /** Whether what is asked for there can follow on what was shown before: {@code same but at night}. */
    default boolean offersConversation() {
        return true;
    }

    /** Whether people can put an emoji on a message there. */
    default boolean offersReactions() {
        return true;
    }

    /**
     * Opens the status line of a job that is now durable. Idempotent.
     *
     * @return the address to use from now on
     */
    ReplyAddress acknowledge(ReplyAddress to, UserMessage text);

    /**
     * As {@link #acknowledge(ReplyAddress, UserMessage)}, with something to press while the job waits.
     *
     * @param control gives the job up; a platform that can't show it leaves it out
     */
    default ReplyAddress acknowledge(ReplyAddress to, UserMessage text, Control control) {
        return acknowledge(to, text);
    }

    /**
     * Answers what asked for no new images: a press, a command such as the one for the quota. To whoever asked alone, where
     * the platform can and the words are whispered. Ends no conversation but the trigger itself. A platform leaves out
     * what it can't show.
     *
     * @throws dev.easel.core.failure.FailureException {@code Undeliverable} when they can't be told
     */
    default void answer(ReplyAddress to, Answer answer) {
        fail(to, answer.text());
    }

    /**
     * Answers a press with a form. What is filled in comes back as an {@link Incoming.Submission}.
     *
     * @return false where the platform has no forms, or it is too late for one: nothing was shown then
     */
    default boolean ask(ReplyAddress to, Form form) {
        return false;
    }

    /**
     * Takes back a message of Easel's own. Idempotent: one that is gone already is no failure.
     *
     * @throws dev.easel.core.failure.FailureException {@code Undeliverable} when the platform won't
     */
    default void remove(MessageRef message) {}

    /** An address in the same conversation for what comes later, when the trigger of this one is used up. No I/O. */
    default ReplyAddress later(ReplyAddress to) {
        return to;
    }

    /**
     * Changes the status line, at which nothing can be pressed from then on. Best effort, coalesced; never throws and never
     * waits for the network.
     */
    void progress(ReplyAddress to, UserMessage text);

    /**
     * As {@link #progress(ReplyAddress, UserMessage)}, with something to press meanwhile.
     *
     * @param control gives up the job, while it still waits, or what is left of a batch
     */
    default void progress(ReplyAddress to, UserMessage text, Control control) {
        progress(to, text);
    }

    /**
     * Says how a batch ended, in place of its status line where that can be reached. Called again with the same nonce after
     * a crash, so it should not show it twice.
     *
     * @throws dev.easel.core.failure.FailureException {@code Undeliverable} when nobody can be told
     */
    default void conclude(ReplyAddress to, Conclusion conclusion) {
        conclusion.findDelivery().ifPresentOrElse(sheet -> deliver(to, sheet), () -> fail(to, conclusion.summary()));
    }

    /** Whether it shows unfinished images. Asked before any is paid for. */
    default boolean showsPreviews() {
        return false;
    }

    /** Changes the status line like {@link #progress} and shows an unfinished image with it. */
    default void preview(ReplyAddress to, UserMessage text, ImageRef image) {
        progress(to, text);
    }

    /**
     * Posts the images. Called again with the same nonce after a crash, so it must not post twice.
     *
     * @return the messages that show them, in their order; at least one
     * @throws dev.easel.core.failure.FailureException {@code Undeliverable} when the conversation can't take them
     */
    List<MessageRef> deliver(ReplyAddress to, Delivery delivery);

    /**
     * Says why there are no images: to a trigger that was never acknowledged, or in place of its status line.
     *
     * @throws dev.easel.core.failure.FailureException {@code Undeliverable} when nobody can be told
     */
    void fail(ReplyAddress to, UserMessage reason);

    /**
     * As {@link #fail(ReplyAddress, UserMessage)}, with something to press below the reason.
     *
     * @param controls in their order; a platform that can't show them leaves them out
     */
    default void fail(ReplyAddress to, UserMessage reason, List<Control> controls) {
        fail(to, reason);
    }
}
