package dev.easel.core.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The words about painting masks. Immutable. */
public final class MaskWording {
    private final Phrases phrases;

    private MaskWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static MaskWording in(Locale locale) {
        return new MaskWording(Phrases.of(locale));
    }

    /** Where to paint: for whoever asked, and nobody else. */
    public UserMessage link(String url, Duration lives) {
        return whisper(phrases.say("mask.link", url, phrases.duration(lives)));
    }

    /**
     * Where to paint on each of several pictures, as far as there is room: half a link leads nowhere.
     *
     * @param room UTF-16 units
     */
    public UserMessage links(List<String> urls, Duration lives, int room) {
        StringBuilder text = new StringBuilder(phrases.say("mask.links", phrases.duration(lives)));
        for (int number = 1; number <= urls.size(); number++) {
            String line = "\n" + phrases.say("mask.links.one", number, urls.get(number - 1));
            if (text.length() + line.length() > room) {
                break;
            }
            text.append(line);
        }
        return whisper(text.toString());
    }

    private static UserMessage whisper(String text) {
        return new UserMessage(text, Visibility.WHISPERED, Remedy.NONE);
    }
}
