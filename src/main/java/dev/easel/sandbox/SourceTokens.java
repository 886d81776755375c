package dev.easel.sandbox;

import dev.easel.sandbox.paint.Source;
import java.util.List;

/** What pictures that come with a request are charged for: tiles of a picture whose short edge is brought to 512. */
final class SourceTokens {
    private static final int BASE = 65;
    private static final int PER_TILE = 129;
    private static final int CLOSER_LOOK_SQUARE = 4160;
    private static final int CLOSER_LOOK_OBLONG = 6208;

    private SourceTokens() {}

    /** 323 for an oblong picture, 6531 with high fidelity, as measured of gpt-image-1 in 2026-08. */
    static int of(List<Source> images, String fidelity) {
        int sum = 0;
        for (Source image : images) {
            int tiles = Math.ceilDiv(longEdge(image), shortEdge(image));
            sum += BASE + PER_TILE * tiles;
            if (fidelity.equals("high")) {
                sum += tiles == 1 ? CLOSER_LOOK_SQUARE : CLOSER_LOOK_OBLONG;
            }
        }
        return sum;
    }

    private static int longEdge(Source image) {
        return Math.max(image.width(), image.height());
    }

    private static int shortEdge(Source image) {
        return Math.min(image.width(), image.height());
    }
}
