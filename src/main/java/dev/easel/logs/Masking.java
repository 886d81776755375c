package dev.easel.logs;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes keys and tokens out of a text: those that are configured, and whatever has the shape of one. Our own lines hold
 * none; what libraries say in their exceptions may.
 */
public final class Masking {
    private static final String HIDDEN = "***";
    private static final int SHORTEST_SECRET = 6;

    /** Shapes by the documentation of their makers, 2026-11. The first group is kept. */
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("()\\bx(?:ox[a-z]|app)-[A-Za-z0-9-]{8,}"),
            Pattern.compile("()\\bsk-[A-Za-z0-9_-]{8,}"),
            Pattern.compile("()\\b[MNO][A-Za-z\\d_-]{22,27}\\.[A-Za-z\\d_-]{6}\\.[A-Za-z\\d_-]{27,}"),
            Pattern.compile("((?:webhooks|interactions)/\\d+/)[A-Za-z0-9_.%-]{16,}"),
            Pattern.compile("(?i)(\\b(?:bearer|bot)\\s+)[A-Za-z0-9._~+/=-]{16,}"),
            Pattern.compile("(?i)([?&](?:password|token|ticket|signature|sig|key|secret)=)[^&\\s\"']+"),
            Pattern.compile("(//[^/\\s:@]+:)[^/\\s@]+(?=@)"));

    private final List<String> secrets;

    /** @param secrets values that are hidden wherever they stand; very short ones would hide common words and are not */
    public Masking(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The same text with {@code ***} in place of every secret. */
    public String mask(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, HIDDEN);
        }
        for (Pattern shape : SHAPES) {
            masked = shape.matcher(masked).replaceAll("$1***");
        }
        return masked;
    }
}
