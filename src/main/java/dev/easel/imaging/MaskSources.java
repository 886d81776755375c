package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Region;
import dev.easel.core.image.RegionPart;

/** The ways in which people say what is to be repainted. */
final class MaskSources {
    /** Edges may be a pixel off after somebody's program scaled an image. */
    private static final double SHAPE_TOLERANCE = 0.01;

    private MaskSources() {}

    /** Its transparency; in an image without any, how white it is. */
    static Coverage drawn(Bitmap drawn, Pixels size) {
        Bitmap fitted = sameShape("mask-other-shape", drawn, size);
        Coverage coverage = drawn.opaque() ? ofWhite(fitted) : Coverage.ofMask(fitted);
        return require(coverage, "mask-empty");
    }

    /** Nearly black is kept, nearly white repainted wholly: a JPEG's black is never quite black. */
    private static Coverage ofWhite(Bitmap image) {
        Coverage coverage = new Coverage(image.size());
        int[] argb = image.argb();
        for (int index = 0; index < argb.length; index++) {
            int pixel = argb[index];
            int light = (299 * (pixel >> 16 & 0xFF) + 587 * (pixel >> 8 & 0xFF) + 114 * (pixel & 0xFF)) / 1000;
            coverage.set(index, Math.clamp((light - 32) * 255L / 191, 0, Coverage.FULL));
        }
        return coverage;
    }

    static Coverage region(Region region, Pixels size) {
        RegionPart.Area area = region.in(size);
        Coverage coverage = new Coverage(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                if (area.contains(x + 0.5, y + 0.5)) {
                    coverage.set(y * size.width() + x, Coverage.FULL);
                }
            }
        }
        require(coverage, "region-outside", region.text(), size.text());
        Feather.apply(coverage, region.featherPixels());
        return coverage;
    }

    /** What was drawn over, a little widened. */
    static Coverage marks(Bitmap image, Bitmap marked) {
        Bitmap fitted = sameShape("marks-other-shape", marked, image.size());
        return require(Marks.find(image, fitted), "marks-none");
    }

    private static Bitmap sameShape(String refusal, Bitmap drawn, Pixels size) {
        double wide = (double) drawn.width() * size.height();
        double high = (double) drawn.height() * size.width();
        double pixel = Math.max(size.longEdge(), drawn.size().longEdge());
        if (Math.abs(wide - high) > Math.max(SHAPE_TOLERANCE * Math.max(wide, high), pixel)) {
            throw Refusals.otherShape(refusal, drawn.size(), size);
        }
        return Resampler.scale(drawn, size);
    }

    private static Coverage require(Coverage coverage, String refusal, Object... arguments) {
        if (coverage.empty()) {
            throw Refusals.refusal(refusal, arguments);
        }
        return coverage;
    }
}
