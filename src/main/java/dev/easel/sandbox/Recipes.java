package dev.easel.sandbox;

import dev.easel.sandbox.paint.ImageFormat;
import dev.easel.sandbox.paint.Recipe;
import java.util.Locale;

/** What the painter has to know of a request. */
final class Recipes {
    private Recipes() {}

    static Recipe of(Generation request, int index) {
        return new Recipe(
                request.prompt(),
                request.model().id(),
                request.width(),
                request.height(),
                request.quality(),
                request.style() == null ? "" : request.style(),
                request.background().equals("transparent"),
                ImageFormat.valueOf(request.format().toUpperCase(Locale.ROOT)),
                request.compression(),
                index);
    }
}
