package dev.easel.core.text;

import java.util.Locale;

/** Why a door stays shut for a request, in one language. Immutable. */
public final class DoorWording {
    private final Phrases phrases;

    private DoorWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static DoorWording in(Locale locale) {
        return new DoorWording(Phrases.of(locale));
    }

    /** People of another organisation are in the channel. */
    public UserMessage shared() {
        return UserMessage.whisper(phrases.say("door.shared"));
    }

    /** The operator did not give a right that this needs. */
    public UserMessage rightMissing(String right) {
        return UserMessage.whisper(phrases.say("door.right", right));
    }

    /** Easel isn't in the channel. */
    public UserMessage notInvited() {
        return UserMessage.whisper(phrases.say("door.invite"));
    }

    /** Easel isn't in the channel where images are to be posted. */
    public UserMessage outside() {
        return UserMessage.whisper(phrases.say("door.outside"));
    }

    /** Easel ended before it had decided on something. */
    public UserMessage interrupted() {
        return UserMessage.whisper(phrases.say("door.interrupted"));
    }

    /** Nobody can post in the channel any more. */
    public UserMessage archived() {
        return UserMessage.whisper(phrases.say("door.archived"));
    }
}
