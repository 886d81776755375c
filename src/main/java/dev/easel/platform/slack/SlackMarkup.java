package dev.easel.platform.slack;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text on its way out, made harmless, and text on its way in, as the person meant it. */
final class SlackMarkup {
    /** What Slack makes of a link, a mention, a date: {@code <@U1|mia>}, {@code <https://x.org|x.org>}. */
    private static final Pattern ENTITY = Pattern.compile("<([@#!]?)([^<>|]+)(?:\\|([^<>]*))?>");

    /** Marks that turn the direction of writing around, and could disguise what is written. */
    private static final Pattern BIDI_CONTROLS =
            Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** What begins or ends bold, italic, struck or code: Slack knows no escape for it. */
    private static final Pattern ACTIVE = Pattern.compile("[*_~`]");

    private static final String ZERO_WIDTH_SPACE = "\u200B";
    private static final Pattern SPACES = Pattern.compile("[ \\t\\u00A0]+");
    private static final String GROUP = "subteam^";
    private static final String DATE = "date^";

    private SlackMarkup() {}

    /** Text for a {@code mrkdwn} object that shows what it says, with no markup, link or mention in effect. */
    static String escape(String text) {
        String plain = BIDI_CONTROLS.matcher(text).replaceAll("");
        return ACTIVE.matcher(ampersands(plain)).replaceAll(ZERO_WIDTH_SPACE + "$0" + ZERO_WIDTH_SPACE);
    }

    /** The three characters that Slack reads as control characters (Slack's documentation on formatting, 2026-08). */
    static String ampersands(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** At most {@code max} UTF-16 units, never half a character. */
    static String shorten(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /**
     * A typed text as it looked to whoever typed it: links as typed, people and channels by name.
     *
     * @param names the name of a person or channel by its id, asked where the text itself has none
     */
    static String plain(String text, UnaryOperator<String> names) {
        return worded(text, entity -> words(entity, names));
    }

    /** As {@link #plain(String, UnaryOperator)}, but people and channels by id: {@code <@U1>}. For orders about them. */
    static String plainWithIds(String text) {
        return worded(
                text,
                entity -> entity.group(1).equals("@") || entity.group(1).equals("#")
                        ? "<" + entity.group(1) + entity.group(2) + ">"
                        : words(entity, UnaryOperator.identity()));
    }

    private static String worded(String text, Function<MatchResult, String> words) {
        String worded = ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(words.apply(entity)));
        String unescaped = worded.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return SPACES.matcher(unescaped).replaceAll(" ").strip();
    }

    /** A text without every mention of one user: Easel itself. */
    static String without(String user, String text) {
        return text.replaceAll("<@" + Pattern.quote(user) + "(\\|[^<>]*)?>[,:]?", " ")
                .strip();
    }

    private static String words(MatchResult entity, UnaryOperator<String> names) {
        String target = entity.group(2);
        String label = entity.group(3) == null ? "" : entity.group(3);
        return switch (entity.group(1)) {
            case "@" -> label.isEmpty() ? names.apply(target) : label;
            case "#" -> label.isEmpty() ? names.apply(target) : label;
            case "!" -> special(target, label);
            default -> label.isEmpty() ? target.replaceFirst("^mailto:", "") : label;
        };
    }

    /** {@code @here}, {@code @channel}, groups and dates, as plain words. */
    private static String special(String target, String label) {
        if (target.startsWith(GROUP) || target.startsWith(DATE)) {
            return label.startsWith("@") ? label.substring(1) : label;
        }
        return label.isEmpty() ? target : label.replaceFirst("^@", "");
    }
}
