package dev.easel.core.text;

import java.util.List;
import java.util.Locale;

/** The words that tell people what they can do here, in one language. Immutable. */
public final class HelpWording {
    private final Phrases phrases;

    private HelpWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static HelpWording in(Locale locale) {
        return new HelpWording(Phrases.of(locale));
    }

    /**
     * What a command does, with an example.
     *
     * @param command its word, such as {@code imagine}
     * @param call how it is called where somebody asks: {@code /imagine}
     */
    public String line(String command, String call) {
        return switch (command) {
            case "imagine" -> phrases.say("help.imagine", call);
            case "batch" -> phrases.say("help.batch", call);
            case "edit" -> phrases.say("help.edit", call);
            case "variations" -> phrases.say("help.variations", call);
            case "quota" -> phrases.say("help.quota", call);
            case "gallery" -> phrases.say("help.gallery", call);
            case "mydata" -> phrases.say("help.mydata", call);
            case "settings" -> phrases.say("help.settings", call);
            case "link" -> phrases.say("help.link", call);
            case "easel-admin" -> phrases.say("help.admin", call);
            case "info" -> phrases.say("help.info", call);
            case "help" -> phrases.say("help.help", call);
            default -> throw new IllegalArgumentException("no help for " + command);
        };
    }

    /** What an emoji asks for: {@code vary}, {@code again} or {@code delete}. */
    public String reaction(String meaning, String emojis) {
        return switch (meaning) {
            case "vary" -> phrases.say("help.reaction.vary", emojis);
            case "again" -> phrases.say("help.reaction.again", emojis);
            case "delete" -> phrases.say("help.reaction.delete", emojis);
            default -> throw new IllegalArgumentException("no help for a reaction that means " + meaning);
        };
    }

    /** Everything together. */
    public UserMessage help(List<String> lines) {
        return UserMessage.whisper(all(lines));
    }

    /** Everything, for somebody who asked for what there is not. */
    public UserMessage helpInstead(String unknown, List<String> lines) {
        return UserMessage.whisper(phrases.say("help.unknown", unknown) + " " + all(lines));
    }

    private String all(List<String> lines) {
        return phrases.say("help.head") + "\n• " + String.join("\n• ", lines) + "\n" + phrases.say("help.foot");
    }
}
