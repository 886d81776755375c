package dev.easel.imaging;

/** Lets the edge of a repainted area fade, inwards only: whatever was kept stays kept. */
final class Feather {
    /** A step to the side and one across, in thirds of a pixel: near enough to the true distance. */
    private static final int SIDE = 3;

    private static final int ACROSS = 4;

    private final Coverage coverage;
    private final int width;
    private final int height;
    private final short[] distance;
    private final short far;

    private Feather(Coverage coverage, int pixels) {
        this.coverage = coverage;
        width = coverage.size().width();
        height = coverage.size().height();
        far = (short) (SIDE * (pixels + 1));
        distance = new short[coverage.pixels()];
    }

    /** Changes the coverage in place; the image's own edge is no edge of the area. */
    static void apply(Coverage coverage, int pixels) {
        if (pixels > 0) {
            new Feather(coverage, pixels).run();
        }
    }

    private void run() {
        for (int index = 0; index < distance.length; index++) {
            distance[index] = coverage.at(index) == 0 ? 0 : far;
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                relax(x, y, -1);
            }
        }
        for (int y = height - 1; y >= 0; y--) {
            for (int x = width - 1; x >= 0; x--) {
                relax(x, y, 1);
            }
        }
        for (int index = 0; index < distance.length; index++) {
            coverage.set(index, coverage.at(index) * distance[index] / far);
        }
    }

    /** Takes the shorter way over the neighbours that were visited before: {@code way} points to them. */
    private void relax(int x, int y, int way) {
        int index = y * width + x;
        int least = distance[index];
        least = Math.min(least, distanceAt(x + way, y) + SIDE);
        least = Math.min(least, distanceAt(x, y + way) + SIDE);
        least = Math.min(least, distanceAt(x + way, y + way) + ACROSS);
        least = Math.min(least, distanceAt(x - way, y + way) + ACROSS);
        distance[index] = (short) least;
    }

    private int distanceAt(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? far : distance[y * width + x];
    }
}
