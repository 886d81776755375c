package dev.easel.core.chat;

import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that reached Easel from a conversation, translated at the edge. */
public sealed interface Incoming {
    /** The same for every redelivery of the same event, unique within the platform. */
    String eventId();

    Sender sender();

    Place place();

    ReplyAddress replyTo();

    /** The same request under another event's id, answered elsewhere. */
    default Incoming again(String event, ReplyAddress elsewhere) {
        return switch (this) {
            case Mention it -> new Mention(event, it.sender, it.place, elsewhere, it.text, it.attachments, it.about);
            case Reaction it -> new Reaction(event, it.sender, it.place, elsewhere, it.on, it.emoji, it.attachments);
            case Command it ->
                new Command(
                        event,
                        it.sender,
                        it.place,
                        elsewhere,
                        it.name,
                        it.prompt,
                        it.attachments,
                        it.options,
                        it.about);
            case Press it -> new Press(event, it.sender, it.place, elsewhere, it.control);
            case Submission it ->
                new Submission(event, it.sender, it.place, elsewhere, it.control, it.text, it.options);
            // Its session makes one job at most, whatever the event.
            case MaskSubmission it ->
                new MaskSubmission(event, it.sender, it.place, elsewhere, it.session, it.prompt, it.options, it.mask);
        };
    }

    /**
     * Words that were said to Easel, with flags among them: in a private conversation, or after its name.
     *
     * @param text as the person meant it: without Easel's name, platform escapes undone, mentions as names
     * @param attachments all of them images; which is a mask shows in its name
     * @param about the message that they answer, or of the thread they were said in the first one, or the latest that
     *     shows something
     */
    record Mention(
            String eventId,
            Sender sender,
            Place place,
            ReplyAddress replyTo,
            String text,
            List<Attachment> attachments,
            @Nullable MessageRef about)
            implements Incoming {
        public Mention {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * An emoji on a message.
     *
     * @param on the message
     * @param emoji as Unicode has it, or the name of one that only the platform has
     * @param attachments the images that the message shows
     */
    record Reaction(
            String eventId,
            Sender sender,
            Place place,
            ReplyAddress replyTo,
            MessageRef on,
            String emoji,
            List<Attachment> attachments)
            implements Incoming {
        public Reaction {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * A command with options.
     *
     * @param name without a slash: {@code imagine}
     * @param prompt as the person meant it: platform escapes undone, mentions as names; empty when left out
     * @param attachments in the order in which they were given
     * @param options by their common names ({@code size}, {@code count}, …), values as typed
     * @param about the message that the command was used on
     */
    record Command(
            String eventId,
            Sender sender,
            Place place,
            ReplyAddress replyTo,
            String name,
            String prompt,
            List<Attachment> attachments,
            Map<String, String> options,
            @Nullable MessageRef about)
            implements Incoming {
        public Command {
            attachments = List.copyOf(attachments);
            options = Map.copyOf(options);
        }

        /** A command that was used on nothing. */
        public Command(
                String eventId,
                Sender sender,
                Place place,
                ReplyAddress replyTo,
                String name,
                String prompt,
                List<Attachment> attachments,
                Map<String, String> options) {
            this(eventId, sender, place, replyTo, name, prompt, attachments, options, null);
        }
    }

    /**
     * A control was pressed.
     *
     * @param replyTo where whoever pressed it is answered; not the status line of what it belongs to
     */
    record Press(String eventId, Sender sender, Place place, ReplyAddress replyTo, Control control)
            implements Incoming {}

    /**
     * A form that a control opened was filled in and sent.
     *
     * @param control the one that was pressed
     * @param text what stands in the form's {@linkplain Field#PROMPT prompt}; empty when it has none
     * @param options the other fields by their words, as typed; those left empty are missing
     */
    record Submission(
            String eventId,
            Sender sender,
            Place place,
            ReplyAddress replyTo,
            Control control,
            String text,
            Map<String, String> options)
            implements Incoming {
        public Submission {
            options = Map.copyOf(options);
        }
    }

    /**
     * A mask that was painted on Easel's page.
     *
     * @param eventId made from the session, which makes one job at most
     * @param sender whoever opened the session, as they were then
     * @param replyTo where the result goes
     * @param session the id of the permission to paint
     * @param options as of a command
     */
    record MaskSubmission(
            String eventId,
            Sender sender,
            Place place,
            ReplyAddress replyTo,
            String session,
            String prompt,
            Map<String, String> options,
            Attachment mask)
            implements Incoming {
        public MaskSubmission {
            options = Map.copyOf(options);
        }
    }
}
