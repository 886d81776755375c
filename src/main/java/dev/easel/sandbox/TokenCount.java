package dev.easel.sandbox;

import java.util.List;
import java.util.Objects;

/**
 * The tokens one answer is charged for.
 *
 * @param text of the prompt
 * @param sources of the pictures that came with the request
 */
record TokenCount(int text, int sources, int output) {
    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int PER_PARTIAL = 100;
    private static final int SQUARE = 0;
    private static final int PORTRAIT = 1;
    private static final int LANDSCAPE = 2;
    private static final double SQUARE_PIXELS = 1024d * 1024;
    private static final double OBLONG_PIXELS = 1024d * 1536;

    static TokenCount of(Order order, int images) {
        int characters = order.prompt().codePointCount(0, order.prompt().length());
        int text = Math.ceilDiv(characters, CHARACTERS_PER_TOKEN);
        return new TokenCount(text, order.sourceTokens(), images * perImage(order));
    }

    /** One more image of a request whose input is charged already. */
    static TokenCount ofFurther(Order order) {
        return new TokenCount(0, 0, perImage(order));
    }

    int input() {
        return text + sources;
    }

    int total() {
        return input() + output;
    }

    /** By the documented sizes; others by the square root of their area, which fits what was measured of 2.6. */
    private static int perImage(Order order) {
        List<Integer> row =
                Objects.requireNonNull(order.model().family().outputTokens().get(order.quality()), order.quality());
        boolean square = order.width() == order.height();
        int oblong = order.width() < order.height() ? PORTRAIT : LANDSCAPE;
        double known = square ? SQUARE_PIXELS : OBLONG_PIXELS;
        int tokens = row.get(square ? SQUARE : oblong);
        double scale = Math.sqrt((double) order.width() * order.height() / known);
        return (int) Math.round(tokens * scale) + PER_PARTIAL * order.partials();
    }
}
