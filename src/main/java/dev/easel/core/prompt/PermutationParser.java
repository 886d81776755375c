package dev.easel.core.prompt;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code a {red|blue} {cat|dog}}. Braces without a bar between them are words like any other, so that a prompt
 * that is JSON stays what it is; so is a bar outside of braces.
 */
final class PermutationParser {
    private static final int MAX_DEPTH = 16;
    private static final int SHOWN = 12;
    private static final String SPECIAL = "{|}\\";
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d+)[xX×]}");

    private final String text;
    private int at;

    PermutationParser(String text) {
        this.text = text;
    }

    /** @throws FailureException {@code UserError} that points at the brace that makes no sense */
    List<Part> parse() {
        List<Part> parts = sequence(0);
        if (at < text.length()) {
            throw wrong("permutation-closed", at);
        }
        return parts;
    }

    /** Up to what ends it: the end, a brace that closes, or a bar within braces. */
    private List<Part> sequence(int depth) {
        Collected parts = new Collected();
        while (at < text.length() && !isEnd(text.charAt(at), depth)) {
            if (text.charAt(at) == '{') {
                group(depth + 1, parts);
            } else {
                parts.add(character());
            }
        }
        return parts.list();
    }

    private static boolean isEnd(char c, int depth) {
        return c == '}' || (c == '|' && depth > 0);
    }

    /** A backslash takes the meaning from what it precedes; before anything else it is a backslash. */
    private char character() {
        char c = text.charAt(at++);
        boolean escapes = c == '\\' && at < text.length() && SPECIAL.indexOf(text.charAt(at)) >= 0;
        return escapes ? text.charAt(at++) : c;
    }

    private void group(int depth, Collected parts) {
        int opened = at;
        if (depth > MAX_DEPTH) {
            throw wrong("permutation-deep", opened, MAX_DEPTH);
        }
        Matcher repeat = REPEAT.matcher(text).region(at, text.length());
        if (repeat.lookingAt()) {
            at = repeat.end();
            parts.add(new Part.Repeat(times(repeat.group(1), opened)));
            return;
        }
        List<List<Part>> alternatives = new ArrayList<>();
        do {
            at++;
            alternatives.add(sequence(depth));
        } while (at < text.length() && text.charAt(at) == '|');
        if (at == text.length()) {
            throw wrong("permutation-open", opened);
        }
        at++;
        if (alternatives.size() > 1) {
            parts.add(new Part.Choice(alternatives));
        } else {
            parts.add('{');
            parts.addAll(alternatives.getFirst());
            parts.add('}');
        }
    }

    private int times(String digits, int opened) {
        int times = digits.length() > 2 ? 0 : Integer.parseInt(digits);
        if (times == 0) {
            throw wrong("permutation-repeat", opened, Part.Repeat.MAX_TIMES);
        }
        return times;
    }

    /** With the place, counted from 1 in characters as people see them, and the few that stand there. */
    private FailureException wrong(String key, int place, Object... more) {
        int from = Math.max(0, place - SHOWN);
        int to = Math.min(text.length(), place + SHOWN);
        String before = (from > 0 ? "…" : "") + text.substring(from, place);
        String after = text.substring(place, to) + (to < text.length() ? "…" : "");
        List<Object> arguments = new ArrayList<>(List.of(text.codePointCount(0, place) + 1, before + "▸" + after));
        arguments.addAll(List.of(more));
        return new FailureException(Failure.UserError.of(key, arguments.toArray()));
    }

    /** Parts in their order, neighbouring texts as one. */
    private static final class Collected {
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();

        void add(char c) {
            words.append(c);
        }

        void add(Part part) {
            if (part instanceof Part.Text text) {
                words.append(text.words());
            } else {
                endText();
                parts.add(part);
            }
        }

        void addAll(List<Part> more) {
            more.forEach(this::add);
        }

        List<Part> list() {
            endText();
            return List.copyOf(parts);
        }

        private void endText() {
            if (!words.isEmpty()) {
                parts.add(new Part.Text(words.toString()));
                words.setLength(0);
            }
        }
    }
}
