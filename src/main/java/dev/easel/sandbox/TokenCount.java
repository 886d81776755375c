package dev.easel.sandbox;

import java.util.List;
import java.util.Objects;

/** The tokens one answer is charged for. */
record TokenCount(int input, int output) {
    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int SQUARE = 0;
    private static final int PORTRAIT = 1;
    private static final int LANDSCAPE = 2;
    private static final double SQUARE_PIXELS = 1024d * 1024;
    private static final double OBLONG_PIXELS = 1024d * 1536;

    static TokenCount of(Generation request, int images) {
        int characters = request.prompt().codePointCount(0, request.prompt().length());
        return new TokenCount(Math.ceilDiv(characters, CHARACTERS_PER_TOKEN), images * perImage(request));
    }

    int total() {
        return input + output;
    }

    /** By the documented sizes; others by the square root of their area, which fits what was measured of 2.6. */
    private static int perImage(Generation request) {
        List<Integer> row = Objects.requireNonNull(
                request.model().family().outputTokens().get(request.quality()), request.quality());
        boolean square = request.width() == request.height();
        int oblong = request.width() < request.height() ? PORTRAIT : LANDSCAPE;
        double known = square ? SQUARE_PIXELS : OBLONG_PIXELS;
        int tokens = row.get(square ? SQUARE : oblong);
        return (int) Math.round(tokens * Math.sqrt((double) request.width() * request.height() / known));
    }
}
