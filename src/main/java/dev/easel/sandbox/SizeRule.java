package dev.easel.sandbox;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which sizes a model draws. */
sealed interface SizeRule {
    String AUTO = "auto";

    /** Refuses a size the model can't draw. */
    void check(String size);

    /** A closed list. */
    record OneOf(List<String> sizes) implements SizeRule {
        public OneOf {
            sizes = List.copyOf(sizes);
        }

        @Override
        public void check(String size) {
            if (!sizes.contains(size)) {
                throw refused(size, "Supported values are: " + String.join(", ", sizes) + ".");
            }
        }
    }

    /** {@code auto}, or any size that keeps to the rules of gpt-image-2 and its successors (guide, 2026-04). */
    record WithinPixelBudget() implements SizeRule {
        private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,5})x([1-9]\\d{0,5})");
        private static final int STEP = 16;
        private static final int MAX_EDGE = 3840;
        private static final int MAX_RATIO = 3;
        private static final long MIN_PIXELS = 655_360;
        private static final long MAX_PIXELS = 8_294_400;

        @Override
        public void check(String size) {
            if (size.equals(AUTO)) {
                return;
            }
            Matcher edges = SIZE.matcher(size);
            if (!edges.matches()) {
                throw refused(size, "Expected 'auto' or WIDTHxHEIGHT, such as 1536x1024.");
            }
            String broken = broken(Integer.parseInt(edges.group(1)), Integer.parseInt(edges.group(2)));
            if (broken != null) {
                throw refused(size, broken);
            }
        }

        private static @Nullable String broken(int width, int height) {
            int longest = Math.max(width, height);
            long pixels = (long) width * height;
            if (width % STEP != 0 || height % STEP != 0) {
                return "Width and height must both be divisible by 16.";
            } else if (longest > MAX_EDGE) {
                return "The longest edge must be less than or equal to 3840.";
            } else if (longest > MAX_RATIO * Math.min(width, height)) {
                return "The ratio between the long edge and the short edge must not exceed 3:1.";
            } else if (pixels < MIN_PIXELS) {
                return "Requested resolution is below the current minimum pixel budget.";
            } else if (pixels > MAX_PIXELS) {
                return "Requested resolution exceeds the current maximum pixel budget.";
            }
            return null;
        }
    }

    private static RefusalException refused(String size, String why) {
        return new RefusalException(Refusal.model("size", "Invalid size '" + size + "'. " + why));
    }
}
