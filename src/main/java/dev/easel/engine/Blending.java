package dev.easel.engine;

import dev.easel.core.chat.CommandOption;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds people's own latest images to what they edit, so that several become one: {@code the last 3 of mine}. */
record Blending(Gallery gallery) {
    /** As many as any model takes into one edit (API reference of November 2026). */
    static final int MAX_IMAGES = 16;

    private static final Pattern SAID =
            Pattern.compile("(?i)\\b(?:the\\s+last|die\\s+letzten)\\s+(\\d{1,2})\\s+(?:of\\s+mine|von\\s+mir)\\b");

    /** Whether somebody's latest images are meant: by the option, or in so many words. */
    static boolean isMeant(FlagGrammar.Said said) {
        return said.options().containsKey(CommandOption.LAST.word())
                || SAID.matcher(said.prompt()).find();
    }

    /**
     * The same edit with the images that its option or its words name; those come behind the others, the newest first.
     *
     * @throws FailureException {@code UserError} for a number that isn't possible, and when there are fewer
     */
    Intent.Repaint of(Intent.Repaint wish, Sender by) {
        Map<String, String> options = new HashMap<>(wish.options());
        String typed = options.remove(CommandOption.LAST.word());
        if (typed == null) {
            Matcher said = SAID.matcher(wish.prompt());
            if (!said.find()) {
                return wish;
            }
            typed = said.group(1);
        }
        return new Intent.Repaint(wish.prompt(), options, with(wish.pictures(), number(typed), by), wish.masks());
    }

    private static int number(String typed) {
        int number = typed.strip().matches("\\d{1,2}") ? Integer.parseInt(typed.strip()) : 0;
        if (number < 1 || number > MAX_IMAGES) {
            throw new FailureException(Failure.UserError.of("last-range", typed, MAX_IMAGES));
        }
        return number;
    }

    private Pictures with(Pictures pictures, int number, Sender by) {
        List<ImageRef> images = new ArrayList<>(pictures.kept());
        Origin origin = pictures.origin();
        int wanted = images.size() + number;
        for (Exhibit exhibit : gallery.listOf(by.user(), number)) {
            for (int i = 1; i <= exhibit.artwork().images().size() && images.size() < wanted; i++) {
                images.add(exhibit.findImage(i).orElseThrow());
                origin = origin == null && pictures.attached().isEmpty() ? new Origin(exhibit.id(), i) : origin;
            }
        }
        if (images.size() < wanted) {
            throw new FailureException(Failure.UserError.of(
                    "last-fewer", images.size() - pictures.kept().size()));
        }
        return new Pictures(pictures.attached(), images, origin);
    }
}
