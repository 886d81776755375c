package dev.easel.core.chat;

import dev.easel.core.identity.Place;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import java.util.List;
import java.util.Map;

/** Something that reached Easel from a conversation, translated at the edge. */
public sealed interface Incoming {
    /** The same for every redelivery of the same event, unique within the platform. */
    String eventId();

    Sender sender();

    Place place();

    ReplyAddress replyTo();

    /**
     * A command with options.
     *
     * @param name without a slash: {@code imagine}
     * @param prompt as the person meant it: platform escapes undone, mentions as names; empty when left out
     * @param attachments in the order in which they were given
     * @param options by their common names ({@code size}, {@code count}, …), values as typed
     */
    record Command(
            String eventId,
            Sender sender,
            Place place,
            ReplyAddress replyTo,
            String name,
            String prompt,
            List<Attachment> attachments,
            Map<String, String> options)
            implements Incoming {
        public Command {
            attachments = List.copyOf(attachments);
            options = Map.copyOf(options);
        }
    }

    /**
     * A control was pressed.
     *
     * @param replyTo where whoever pressed it is answered; not the status line of what it belongs to
     * @param authority of whoever pressed it
     */
    record Press(String eventId, Sender sender, Place place, ReplyAddress replyTo, Control control, Authority authority)
            implements Incoming {}
}
