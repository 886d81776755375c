package dev.easel.platform.slack;

import dev.easel.core.chat.CommandName;
import java.util.Locale;

/** What people type behind a slash on Slack, in the words of all doors. */
final class SlackWords {
    /** What may stand behind {@code /easel}. */
    static final String HINT = "quota | gallery | mydata | settings | link | admin | help";

    private static final String IMAGINE = "imagine";

    /** Slack's {@code /easel admin} is {@code /easel-admin} elsewhere. */
    private static final String ADMIN = "admin";

    private SlackWords() {}

    /**
     * One line of text.
     *
     * @param command with its slash; an operator may have named it otherwise, but for its end
     * @param text what stands behind it
     */
    static String of(String command, String text) {
        return command.toLowerCase(Locale.ROOT).endsWith(IMAGINE) ? "/" + IMAGINE + " " + text : easel(text);
    }

    /** Whether it orders something about people and channels, who are then meant by their ids. */
    static boolean isOrder(String text) {
        String first = text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT).replaceFirst("^/", "");
        return first.equals(ADMIN) || first.equals(CommandName.ADMIN.word());
    }

    private static String easel(String text) {
        int end = text.indexOf(' ');
        String first = (end < 0 ? text : text.substring(0, end))
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^/", "");
        String rest = end < 0 ? "" : text.substring(end);
        String word = first.equals(ADMIN) ? CommandName.ADMIN.word() : first;
        return CommandName.find(word).isPresent()
                ? "/" + word + rest
                : ("/" + CommandName.HELP.word() + " " + text).strip();
    }
}
