package dev.easel.core.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large the image should be: left to the model, or exact. */
public sealed interface ImageSize {
    ImageSize AUTO = new Auto();

    /** As the API spells it: {@code auto} or {@code 1536x1024}. */
    String text();

    /**
     * Reads {@code auto} or {@code WxH} (also with {@code ×} or {@code X}); empty for anything else, zero edges
     * included.
     */
    static Optional<ImageSize> find(String text) {
        return text.strip().equalsIgnoreCase("auto")
                ? Optional.of(AUTO)
                : Pixels.find(text).map(size -> size);
    }

    /** The model chooses. */
    record Auto() implements ImageSize {
        @Override
        public String text() {
            return "auto";
        }
    }

    /** Width and height in pixels, both at least 1. */
    record Pixels(int width, int height) implements ImageSize, Comparable<Pixels> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,5})\\s*[xX×]\\s*(\\d{1,5})");

        public Pixels {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException("an image has at least one pixel");
            }
        }

        static Optional<Pixels> find(String text) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()) {
                return Optional.empty();
            }
            int width = Integer.parseInt(form.group(1));
            int height = Integer.parseInt(form.group(2));
            return width < 1 || height < 1 ? Optional.empty() : Optional.of(new Pixels(width, height));
        }

        /** Reads {@code WxH}. */
        public static Pixels require(String text) {
            return find(text).orElseThrow(() -> new IllegalArgumentException("not a size: " + text));
        }

        public long area() {
            return (long) width * height;
        }

        public int longEdge() {
            return Math.max(width, height);
        }

        public int shortEdge() {
            return Math.min(width, height);
        }

        /** By area, the smaller first. */
        @Override
        public int compareTo(Pixels other) {
            int byArea = Long.compare(area(), other.area());
            return byArea != 0 ? byArea : Integer.compare(width, other.width);
        }

        @Override
        public String text() {
            return width + "x" + height;
        }
    }
}
