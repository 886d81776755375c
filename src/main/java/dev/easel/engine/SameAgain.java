package dev.easel.engine;

import dev.easel.core.gallery.Exhibit;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Understands {@code same but at night}. It says nothing without a picture: whoever names none means the latest that they
 * were shown in the conversation, all its images.
 */
record SameAgain(Exhibits exhibits) {
    private static final Pattern SAID =
            Pattern.compile("(?isU)(?:the\\s+)?same(?:\\s+(?:one|picture))?,?\\s+(?:but|except|only|just)\\b.*"
                    + "|(?:dasselbe|das\\s+gleiche|genauso),?\\s+(?:aber|nur)\\b.*");

    /** Whether words say so. */
    static boolean isMeant(String words) {
        return SAID.matcher(words).matches();
    }

    /** As {@link #isMeant}; where lines are prompts of their own, several of them are a batch, whatever the first one says. */
    static boolean isMeantByPrompt(String prompt) {
        return prompt.strip().lines().count() == 1 && isMeant(prompt.strip());
    }

    /**
     * The edit of the latest picture.
     *
     * @throws dev.easel.core.failure.FailureException {@code UserError} when none of their latest was drawn there
     */
    Intent.Repaint latest(String words, Map<String, String> options, Sender by, Place where) {
        Exhibit latest = exhibits.requireLatest(by, where);
        return new Intent.Repaint(
                words, exhibits.withManner(latest, where, options), Pictures.allOf(latest), List.of());
    }
}
