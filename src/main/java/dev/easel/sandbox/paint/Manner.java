package dev.easel.sandbox.paint;

/** How an image is made, by the style words of its prompt. */
enum Manner {
    PLAIN,
    WATERCOLOUR,
    OIL,
    SKETCH,
    ANIME,
    PIXELS;

    static Manner of(Words words) {
        if (words.haveAny("watercolor", "watercolour", "aquarelle")) {
            return WATERCOLOUR;
        } else if (words.haveAny("oil", "painting", "impressionist", "monet", "gogh", "acrylic")) {
            return OIL;
        } else if (words.haveAny("sketch", "pencil", "drawing", "ink", "line-art", "lineart", "charcoal", "doodle")) {
            return SKETCH;
        } else if (words.haveAny("anime", "manga", "cartoon", "comic", "ghibli", "cel")) {
            return ANIME;
        } else if (words.haveAny("pixel", "pixel-art", "8-bit", "16-bit", "voxel", "minecraft")) {
            return PIXELS;
        }
        return PLAIN;
    }
}
