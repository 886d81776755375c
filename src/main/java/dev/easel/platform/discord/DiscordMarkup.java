package dev.easel.platform.discord;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Mentions;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Message.MentionType;

/** Text on its way out, made harmless, and text on its way in, as the person meant it. */
final class DiscordMarkup {
    /** Said with every edit: the default that JDA is given does not reach edits (seen with JDA 6.5.0). */
    static final Set<MentionType> NO_MENTIONS = Set.of();

    /** Marks that turn the direction of writing around, and could disguise what is written. */
    private static final Pattern BIDI_CONTROLS =
            Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** What begins or ends markdown, a link, a mention or an emoji; the backslash first of all, which would undo it. */
    private static final Pattern ACTIVE = Pattern.compile("[\\\\*_~|`\\[\\]<>]");

    private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s*)(#{1,3}|-#|[-+])(?=\\s)");
    private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");
    private static final Pattern EVERYBODY = Pattern.compile("@(?=everyone|here)");
    private static final String ZERO_WIDTH_SPACE = "\u200B";
    private static final Pattern EMOJI = Pattern.compile("<a?:(\\w{2,32}):\\d{15,20}>");
    private static final Pattern COMMAND = Pattern.compile("<(/[^:>]{1,100}):\\d{15,20}>");

    private DiscordMarkup() {}

    /** Text that shows what it says, with no markdown or mention in effect, within a message's length. */
    static String escape(String text) {
        String plain = BIDI_CONTROLS.matcher(text).replaceAll("");
        String quiet = ACTIVE.matcher(plain).replaceAll("\\\\$0");
        String flat = LINE_START.matcher(quiet).replaceAll("$1\\\\$2");
        String silent = EVERYBODY.matcher(flat).replaceAll("@" + ZERO_WIDTH_SPACE);
        return shorten(silent, Message.MAX_CONTENT_LENGTH);
    }

    /** For places that take one line only. */
    static String oneLine(String text) {
        return BREAKS.matcher(BIDI_CONTROLS.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** At most {@code max} UTF-16 units, never half a character. */
    static String shorten(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** A typed text with mentions as names, custom emoji and commands as their words. */
    static String plain(String text, Mentions mentions) {
        String worded = EMOJI.matcher(text).replaceAll("$1");
        String plain = COMMAND.matcher(worded).replaceAll("$1");
        for (var member : mentions.getMembers()) {
            plain = named(plain, member, member.getEffectiveName(), "<@!?%s>");
        }
        for (var user : mentions.getUsers()) {
            plain = named(plain, user, user.getEffectiveName(), "<@!?%s>");
        }
        for (var channel : mentions.getChannels()) {
            plain = named(plain, channel, channel.getName(), "<#%s>");
        }
        for (var role : mentions.getRoles()) {
            plain = named(plain, role, role.getName(), "<@&%s>");
        }
        return plain;
    }

    private static String named(String text, ISnowflake mentioned, String name, String form) {
        return text.replaceAll(form.formatted(mentioned.getId()), Matcher.quoteReplacement(name));
    }
}
