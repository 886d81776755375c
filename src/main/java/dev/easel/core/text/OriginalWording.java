package dev.easel.core.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The words beside pictures as they are kept, in one language. Immutable. */
public final class OriginalWording {
    private final Phrases phrases;

    private OriginalWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static OriginalWording in(Locale locale) {
        return new OriginalWording(Phrases.of(locale));
    }

    /**
     * Whole files.
     *
     * @param part which message of them this is, from 1
     */
    public UserMessage files(int pictures, int part, int parts) {
        return whisper(phrases.say("original.files", pictures) + more(part, parts));
    }

    /**
     * Files in pieces, and how they become one.
     *
     * @param name of the first picture that is in pieces
     * @param part which message of them this is, from 1
     */
    public UserMessage pieces(String name, int part, int parts) {
        return whisper(phrases.say("original.pieces", name) + more(part, parts));
    }

    private String more(int part, int parts) {
        return parts == 1 ? "" : "\n" + phrases.say("original.part", part, parts);
    }

    /**
     * Links, as far as there is room: half a link leads nowhere.
     *
     * @param room UTF-16 units
     */
    public UserMessage links(List<String> urls, Duration lives, int room) {
        StringBuilder text = new StringBuilder(phrases.say("original.links", urls.size(), phrases.duration(lives)));
        for (String url : urls) {
            if (text.length() + 1 + url.length() > room) {
                break;
            }
            text.append('\n').append(url);
        }
        return whisper(text.toString());
    }

    private static UserMessage whisper(String text) {
        return UserMessage.whisper(text);
    }
}
