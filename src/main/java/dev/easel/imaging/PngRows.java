package dev.easel.imaging;

/** The rows of a PNG on their way into the file, each with the filter that makes it look smallest. */
final class PngRows {
    private final int distance;
    private byte[] row;
    private byte[] above;
    private byte[] best;
    private byte[] tried;

    /** @param length of a row in bytes, its filter's name included */
    PngRows(int length, int distance) {
        this.distance = distance;
        row = new byte[length];
        above = new byte[length];
        best = new byte[length];
        tried = new byte[length];
    }

    /** A row to be filled; the one before becomes the row above. */
    byte[] fresh() {
        byte[] spare = above;
        above = row;
        row = spare;
        row[0] = 0;
        return row;
    }

    /** Palette indexes are no quantities; differences of them mean nothing. */
    byte[] unfiltered() {
        return row;
    }

    /** The row after the first of {@code kinds} filters that leaves the smallest sum of differences. */
    byte[] filtered(int kinds) {
        long least = Long.MAX_VALUE;
        for (int kind = 0; kind < kinds; kind++) {
            PngFilter.apply(kind, row, above, tried, distance);
            long sum = sum(tried);
            if (sum < least) {
                least = sum;
                byte[] spare = best;
                best = tried;
                tried = spare;
            }
        }
        return best;
    }

    private static long sum(byte[] row) {
        long sum = 0;
        for (int at = 1; at < row.length; at++) {
            sum += Math.abs(row[at]);
        }
        return sum;
    }
}
