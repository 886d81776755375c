package dev.easel.imaging;

import java.io.IOException;

/** The five filters of PNG rows (PNG 3rd edition, 9.2). A row's first byte names its filter. */
final class PngFilter {
    static final int KINDS = 5;

    private PngFilter() {}

    /** Restores a row in place. {@code distance} is that of neighbouring pixels in bytes. */
    static void undo(byte[] row, byte[] above, int distance) throws IOException {
        switch (row[0]) {
            case 0 -> {}
            case 1 -> undoSub(row, distance);
            case 2 -> undoUp(row, above);
            case 3 -> undoAverage(row, above, distance);
            case 4 -> undoPaeth(row, above, distance);
            default -> throw new IOException("no such filter");
        }
    }

    private static void undoSub(byte[] row, int distance) {
        for (int at = 1 + distance; at < row.length; at++) {
            row[at] += row[at - distance];
        }
    }

    private static void undoUp(byte[] row, byte[] above) {
        for (int at = 1; at < row.length; at++) {
            row[at] += above[at];
        }
    }

    private static void undoAverage(byte[] row, byte[] above, int distance) {
        for (int at = 1; at < row.length; at++) {
            row[at] += (byte) ((left(row, at, distance) + (above[at] & 0xFF)) >> 1);
        }
    }

    private static void undoPaeth(byte[] row, byte[] above, int distance) {
        for (int at = 1; at < row.length; at++) {
            row[at] += (byte) paeth(left(row, at, distance), above[at] & 0xFF, left(above, at, distance));
        }
    }

    /** Writes the filtered row to {@code target}, its filter's name first. */
    static void apply(int kind, byte[] row, byte[] above, byte[] target, int distance) {
        target[0] = (byte) kind;
        for (int at = 1; at < row.length; at++) {
            int left = left(row, at, distance);
            int up = above[at] & 0xFF;
            int guess = switch (kind) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) >> 1;
                default -> paeth(left, up, left(above, at, distance));
            };
            target[at] = (byte) (row[at] - guess);
        }
    }

    private static int left(byte[] row, int at, int distance) {
        return at > distance ? row[at - distance] & 0xFF : 0;
    }

    private static int paeth(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
