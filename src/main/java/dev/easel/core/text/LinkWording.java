package dev.easel.core.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The words about identities that share a quota, in one language. Immutable. */
public final class LinkWording {
    private final Phrases phrases;

    private LinkWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static LinkWording in(Locale locale) {
        return new LinkWording(Phrases.of(locale));
    }

    /**
     * A code to be said on another platform.
     *
     * @param others identities that are linked already
     */
    public UserMessage offered(String code, Duration lives, List<String> others, String call) {
        String text = phrases.say("link.code", code, phrases.duration(lives), call);
        return UserMessage.whisper(
                others.isEmpty() ? text : text + " " + phrases.say("link.others", String.join(", ", others), call));
    }

    public UserMessage joined(List<String> others, String call) {
        return UserMessage.whisper(phrases.say("link.joined", String.join(", ", others), call));
    }

    public UserMessage parted() {
        return UserMessage.whisper(phrases.say("link.parted"));
    }

    public UserMessage notLinked(String call) {
        return UserMessage.whisper(phrases.say("link.not-linked", call));
    }

    public UserMessage unknown(String call) {
        return UserMessage.whisper(phrases.say("link.unknown", call));
    }

    public UserMessage own() {
        return UserMessage.whisper(phrases.say("link.own"));
    }

    public UserMessage already() {
        return UserMessage.whisper(phrases.say("link.already"));
    }

    public UserMessage tooOften() {
        return UserMessage.whisper(phrases.say("link.too-often"));
    }

    public UserMessage tooMany(int most) {
        return UserMessage.whisper(phrases.say("link.too-many", most));
    }
}
