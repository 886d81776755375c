package dev.easel.core.text;

import java.util.List;
import java.util.Locale;

/** The words about defaults that people set, in one language. Immutable. */
public final class SettingsWording {
    private final Phrases phrases;

    private SettingsWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static SettingsWording in(Locale locale) {
        return new SettingsWording(Phrases.of(locale));
    }

    /** The defaults that apply; how the command is called. */
    public UserMessage list(List<String> lines, String call) {
        return UserMessage.whisper(phrases.say("settings.head") + "\n• " + String.join("\n• ", lines) + "\n"
                + phrases.say("settings.foot", call));
    }

    /**
     * A default.
     *
     * @param scope whose it is: {@code user}, {@code channel}, {@code space} or {@code instance}
     */
    public String line(String option, String value, String scope) {
        String whose = switch (scope) {
            case "user" -> phrases.say("settings.whose.user");
            case "channel" -> phrases.say("settings.whose.channel");
            case "space" -> phrases.say("settings.whose.space");
            default -> phrases.say("settings.whose.instance");
        };
        return phrases.say("settings.line", option, value, whose);
    }

    public UserMessage notForYou() {
        return UserMessage.whisper(phrases.say("settings.not-for-you"));
    }

    public UserMessage noSpace() {
        return UserMessage.whisper(phrases.say("settings.no-space"));
    }

    public UserMessage unclear(String word) {
        return UserMessage.whisper(phrases.say("settings.unclear", word));
    }

    public UserMessage unknown(String word, List<String> known) {
        return UserMessage.whisper(phrases.say("settings.unknown", word, phrases.listOr(known)));
    }

    public UserMessage badValue(String word) {
        return UserMessage.whisper(phrases.say("settings.bad-value", word));
    }

    /** Defaults that were used for a request. */
    public String applied(List<String> options) {
        return phrases.say("settings.applied", String.join(", ", options));
    }

    /** Defaults that this request can't have. */
    public String dropped(List<String> options) {
        return phrases.say("settings.dropped", String.join(", ", options));
    }
}
