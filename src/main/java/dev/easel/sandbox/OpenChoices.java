package dev.easel.sandbox;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the model picks from the prompt where a request says {@code auto}. */
final class OpenChoices {
    private static final Pattern WIDE = Pattern.compile("\\b(landscape|wide|panorama|panoramic|banner|horizontal)\\b");
    private static final Pattern TALL = Pattern.compile("\\b(portrait|tall|poster|vertical|wallpaper|tower)\\b");
    private static final Pattern CUT_OUT = Pattern.compile("\\b(transparent|sticker|cutout|icon)\\b");

    private OpenChoices() {}

    static PixelSize size(String prompt) {
        String words = prompt.toLowerCase(Locale.ROOT);
        if (WIDE.matcher(words).find()) {
            return new PixelSize(1536, 1024);
        }
        return TALL.matcher(words).find() ? new PixelSize(1024, 1536) : new PixelSize(1024, 1024);
    }

    static String background(String prompt, boolean transparencyPossible) {
        boolean cutOut = CUT_OUT.matcher(prompt.toLowerCase(Locale.ROOT)).find();
        return transparencyPossible && cutOut ? "transparent" : "opaque";
    }
}
