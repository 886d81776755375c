package dev.easel.core.image;

import dev.easel.core.image.ImageSize.Pixels;
import java.util.List;

/** Which sizes a model draws. */
public sealed interface SizeRule {

    boolean allows(ImageSize size);

    /** Whether the size may be left to the model. */
    boolean auto();

    /** Sizes to offer in a list: all of them, or good examples. */
    List<Pixels> examples();

    /** Only the sizes of a list. */
    record Listed(List<Pixels> sizes, boolean auto) implements SizeRule {
        public Listed {
            sizes = List.copyOf(sizes);
        }

        @Override
        public boolean allows(ImageSize size) {
            return switch (size) {
                case ImageSize.Auto ignored -> auto;
                case Pixels pixels -> sizes.contains(pixels);
            };
        }

        @Override
        public List<Pixels> examples() {
            return sizes;
        }
    }

    /**
     * Any size within bounds.
     *
     * @param multiple both edges are multiples of it
     * @param maxEdge longest edge in pixels
     * @param maxRatio longest edge over shortest
     * @param minArea fewest pixels in all
     * @param maxArea most pixels in all
     */
    record Bounded(
            int multiple, int maxEdge, int maxRatio, long minArea, long maxArea, List<Pixels> examples, boolean auto)
            implements SizeRule {
        public Bounded {
            examples = List.copyOf(examples);
        }

        @Override
        public boolean allows(ImageSize size) {
            return switch (size) {
                case ImageSize.Auto ignored -> auto;
                case Pixels pixels -> allows(pixels);
            };
        }

        private boolean allows(Pixels size) {
            return size.width() % multiple == 0
                    && size.height() % multiple == 0
                    && size.longEdge() <= maxEdge
                    && size.longEdge() <= (long) maxRatio * size.shortEdge()
                    && size.area() >= minArea
                    && size.area() <= maxArea;
        }
    }

    /** No rule known: the server decides. */
    record Open() implements SizeRule {
        @Override
        public boolean allows(ImageSize size) {
            return true;
        }

        @Override
        public boolean auto() {
            return true;
        }

        @Override
        public List<Pixels> examples() {
            return List.of();
        }
    }
}
