package dev.easel.core.image;

import dev.easel.core.image.ImageSize.Pixels;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where to repaint, in words: {@code top third + circle 50%,50%,20% feather 8}.
 *
 * @param parts their union is meant
 * @param featherPixels how far the edge fades, inwards; 0 for a hard edge
 */
public record Region(List<RegionPart> parts, Sense sense, int featherPixels) {
    public static final int MAX_PARTS = 32;
    public static final int MAX_FEATHER_PIXELS = 500;

    /** Which side of the shapes is repainted. */
    public enum Sense {
        INSIDE,
        OUTSIDE
    }

    public Region {
        if (parts.isEmpty() || parts.size() > MAX_PARTS) {
            throw new IllegalArgumentException("a region has 1 to " + MAX_PARTS + " parts");
        }
        if (featherPixels < 0 || featherPixels > MAX_FEATHER_PIXELS) {
            throw new IllegalArgumentException("a feather is 0 to " + MAX_FEATHER_PIXELS + " pixels");
        }
        parts = List.copyOf(parts);
    }

    /**
     * Reads the grammar, in any case and with any spaces.
     *
     * @throws dev.easel.core.failure.FailureException with a user error that names the part that can't be read
     */
    public static Region parse(String text) {
        return new RegionParser(text).region();
    }

    /** The region in the pixels of an image, without its feather. */
    public RegionPart.Area in(Pixels size) {
        List<RegionPart.Area> areas = parts.stream().map(part -> part.in(size)).toList();
        boolean inside = sense == Sense.INSIDE;
        return (x, y) -> covers(areas, x, y) == inside;
    }

    private static boolean covers(List<RegionPart.Area> areas, double x, double y) {
        for (RegionPart.Area area : areas) {
            if (area.contains(x, y)) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #parse} reads it, every part written out. */
    public String text() {
        String shapes = parts.stream().map(RegionPart::text).collect(Collectors.joining(" + "));
        return shapes
                + (sense == Sense.OUTSIDE ? " invert" : "")
                + (featherPixels > 0 ? " feather " + featherPixels : "");
    }
}
