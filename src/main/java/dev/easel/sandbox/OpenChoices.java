package dev.easel.sandbox;

import dev.easel.sandbox.paint.Source;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the model picks from the prompt where a request says {@code auto}. */
final class OpenChoices {
    private static final Pattern WIDE = Pattern.compile("\\b(landscape|wide|panorama|panoramic|banner|horizontal)\\b");
    private static final Pattern TALL = Pattern.compile("\\b(portrait|tall|poster|vertical|wallpaper|tower)\\b");
    private static final Pattern CUT_OUT = Pattern.compile("\\b(transparent|sticker|cutout|icon)\\b");

    private static final int SHORT_EDGE = 1024;
    private static final int STEP = 16;
    private static final double MAX_RATIO = 3;

    private OpenChoices() {}

    static PixelSize size(String prompt) {
        String words = prompt.toLowerCase(Locale.ROOT);
        if (WIDE.matcher(words).find()) {
            return new PixelSize(1536, 1024);
        }
        return TALL.matcher(words).find() ? new PixelSize(1024, 1536) : new PixelSize(1024, 1024);
    }

    /** The size nearest to a picture's own form: one from the family's list, or with a short edge of 1024. */
    static PixelSize sizeLike(Source image, Family family) {
        double form = (double) image.width() / image.height();
        if (family.sizes().isEmpty()) {
            double ratio = Math.clamp(Math.max(form, 1 / form), 1, MAX_RATIO);
            int longEdge = (int) Math.round(SHORT_EDGE * ratio / STEP) * STEP;
            return form < 1 ? new PixelSize(SHORT_EDGE, longEdge) : new PixelSize(longEdge, SHORT_EDGE);
        }
        return family.sizes().stream()
                .filter(size -> !size.equals(SizeRule.AUTO))
                .map(PixelSize::parse)
                .min(Comparator.comparingDouble(
                        size -> Math.abs(Math.log((double) size.width() / size.height() / form))))
                .orElseThrow();
    }

    static String background(String prompt, boolean transparencyPossible) {
        boolean cutOut = CUT_OUT.matcher(prompt.toLowerCase(Locale.ROOT)).find();
        return transparencyPossible && cutOut ? "transparent" : "opaque";
    }
}
