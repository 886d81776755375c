package dev.easel.sandbox;

import dev.easel.sandbox.paint.ImageFormat;
import dev.easel.sandbox.paint.Recipe;
import java.util.Locale;

/** What the painter has to know of a order. */
final class Recipes {
    private Recipes() {}

    static Recipe of(Order order, int index) {
        return new Recipe(
                order.prompt(),
                order.model().id(),
                order.width(),
                order.height(),
                order.quality(),
                order.style() == null ? "" : order.style(),
                order.background().equals("transparent"),
                ImageFormat.valueOf(order.format().toUpperCase(Locale.ROOT)),
                order.compression(),
                index);
    }
}
