package dev.easel.sandbox.paint;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that can be drawn: its shapes in a box of 100 by 100 with the feet at 96.
 *
 * @param words the words that call it, its name first among them
 * @param home where it is seen unless the prompt says otherwise
 * @param colours its usual coat, trim and eye
 * @param size beside others; 1 is a person
 */
record Subject(
        String name,
        Set<String> words,
        Stand stand,
        Setting home,
        Map<String, Color> colours,
        List<Layer> layers,
        double size,
        Shading shading) {
    Subject {
        words = Set.copyOf(words);
        colours = Map.copyOf(colours);
        layers = List.copyOf(layers);
    }

    /** What carries it. */
    enum Stand {
        GROUND,
        WATER,
        AIR
    }

    /** What light and shadow lie on. */
    enum Shading {
        EACH_SHAPE,
        ALL_OF_IT
    }
}
