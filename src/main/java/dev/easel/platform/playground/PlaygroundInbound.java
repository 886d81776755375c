package dev.easel.platform.playground;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.platform.playground.PlaygroundMessage.Kind;
import dev.easel.platform.playground.PlaygroundMessage.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what people do on the page into what the engine takes in. Everything has an id that the page made up, so that a
 * page that didn't hear the answer may send it again.
 */
final class PlaygroundInbound {
    private static final SpaceRef SPACE = new SpaceRef(PlaygroundAddress.PLATFORM, "playground");

    private final Inbox inbox;
    private final PlaygroundTranscript transcript;

    PlaygroundInbound(Inbox inbox, PlaygroundTranscript transcript) {
        this.inbox = inbox;
        this.transcript = transcript;
    }

    /** Who does it, in which conversation, and the id of it. */
    record Deed(String channel, String id, Locale language) {
        private Sender sender() {
            UserRef user = new UserRef(PlaygroundAddress.PLATFORM, channel);
            return new Sender(user, "playground", language, Set.of(), Authority.OPERATOR);
        }

        private Place place() {
            return new Place(SPACE, PlaygroundAddress.conversation(channel));
        }

        private String eventId() {
            return channel + "/" + id;
        }

        private PlaygroundAddress answer() {
            return new PlaygroundAddress(channel, id + "-answer", language);
        }
    }

    /**
     * Something was said.
     *
     * @param pictures a message that shows the text and the files, to be written
     * @param about the key of the message that it answers
     */
    void said(Deed deed, PlaygroundMessage pictures, List<Attachment> files, @Nullable String about) {
        if (transcript.find(deed.channel(), deed.id()).isEmpty()) {
            transcript.write(deed.channel(), deed.id(), pictures);
        }
        MessageRef asked = about == null ? null : PlaygroundAddress.message(deed.channel(), about);
        inbox.accept(new Incoming.Mention(
                deed.eventId(),
                deed.sender(),
                deed.place(),
                deed.answer().reply(),
                pictures.text(),
                files.isEmpty() && about != null ? filesOf(deed.channel(), about) : files,
                asked));
    }

    /** An answer to a picture that somebody attached is about that picture; of Easel's own the engine knows itself. */
    private List<Attachment> filesOf(String channel, String entry) {
        return transcript
                .find(channel, entry)
                .filter(message -> message.is(Kind.SAID))
                .map(PlaygroundInbound::attachments)
                .orElse(List.of());
    }

    private static List<Attachment> attachments(PlaygroundMessage message) {
        return message.pictures().stream().map(PlaygroundInbound::attachment).toList();
    }

    private static Attachment attachment(Part picture) {
        return new Attachment(Attachment.Role.IMAGE, picture.sha256(), picture.name());
    }

    /** A control was pressed; false when the message doesn't have it. */
    boolean pressed(Deed deed, String entry, String text) {
        Control control = transcript
                .find(deed.channel(), entry)
                .flatMap(message -> message.findControl(text))
                .orElse(null);
        if (control == null) {
            return false;
        }
        PlaygroundAddress answer = takesItsPlace(control.action())
                ? new PlaygroundAddress(deed.channel(), entry, deed.language())
                : deed.answer();
        inbox.accept(new Incoming.Press(deed.eventId(), deed.sender(), deed.place(), answer.reply(), control));
        return true;
    }

    /** Another page of an answer takes the place of the one before, and the word on an offer that of the offer. */
    private static boolean takesItsPlace(Control.Action action) {
        return action == Control.Action.PAGE || action.settles();
    }

    /** An emoji was put on a message; false when there is no such message. */
    boolean reacted(Deed deed, String entry, String emoji) {
        PlaygroundMessage message = transcript.find(deed.channel(), entry).orElse(null);
        if (message == null || message.pictures().isEmpty()) {
            return false;
        }
        transcript.write(deed.channel(), entry, message.reaction(emoji));
        inbox.accept(new Incoming.Reaction(
                deed.eventId(),
                deed.sender(),
                deed.place(),
                deed.answer().reply(),
                PlaygroundAddress.message(deed.channel(), entry),
                emoji,
                attachments(message)));
        return true;
    }

    /** A form was filled in; false when it isn't there any more. */
    boolean submitted(Deed deed, String entry, Map<String, String> values) {
        PlaygroundMessage form = transcript
                .find(deed.channel(), entry)
                .filter(message -> message.is(Kind.FORM))
                .orElse(null);
        Control control = form == null ? null : form.findFormControl().orElse(null);
        if (form == null || control == null) {
            return false;
        }
        Map<String, String> options = new HashMap<>(values);
        options.keySet().retainAll(form.fieldWords());
        options.values().removeIf(String::isBlank);
        String prompt = options.remove(Field.PROMPT);
        close(deed.channel(), entry);
        inbox.accept(new Incoming.Submission(
                deed.eventId(),
                deed.sender(),
                deed.place(),
                deed.answer().reply(),
                control,
                prompt == null ? "" : prompt,
                options));
        return true;
    }

    /** A form is put away. */
    void close(String channel, String entry) {
        transcript
                .find(channel, entry)
                .filter(message -> message.is(Kind.FORM))
                .ifPresent(_ -> transcript.write(channel, entry, transcript.message(Kind.CLOSED, "")));
    }
}
