package dev.easel.core.image;

import dev.easel.core.image.ImageSize.Pixels;
import java.util.Locale;

/** One shape of a {@link Region}. */
public sealed interface RegionPart {
    /** Columns and rows of the grid of {@link Cells}. */
    int GRID = 8;

    /** As the grammar spells it. */
    String text();

    /** The shape in the pixels of an image. */
    Area in(Pixels size);

    /** A set of points; a pixel belongs to it when its centre does. */
    @FunctionalInterface
    interface Area {
        boolean contains(double x, double y);
    }

    /** An edge of the image. */
    enum Edge {
        LEFT,
        RIGHT,
        TOP,
        BOTTOM
    }

    /** How much of the image, counted from its edge. */
    enum Share {
        HALF(2),
        THIRD(3),
        QUARTER(4);

        private final int divisor;

        Share(int divisor) {
            this.divisor = divisor;
        }
    }

    /** The part of the image along one edge. */
    record Side(Edge edge, Share share) implements RegionPart {
        @Override
        public String text() {
            return word(edge) + " " + word(share);
        }

        @Override
        public Area in(Pixels size) {
            double width = (double) size.width() / share.divisor;
            double height = (double) size.height() / share.divisor;
            return switch (edge) {
                case LEFT -> (x, y) -> x < width;
                case RIGHT -> (x, y) -> x >= size.width() - width;
                case TOP -> (x, y) -> y < height;
                case BOTTOM -> (x, y) -> y >= size.height() - height;
            };
        }
    }

    /** The middle half of both edges. */
    record Center() implements RegionPart {
        @Override
        public String text() {
            return "center";
        }

        @Override
        public Area in(Pixels size) {
            return box(size.width() / 4.0, size.height() / 4.0, size.width() / 2.0, size.height() / 2.0);
        }
    }

    /** A rectangle by its upper left corner and its edges. */
    record Rect(Length x, Length y, Length width, Length height) implements RegionPart {
        @Override
        public String text() {
            return "rect " + x.text() + "," + y.text() + "," + width.text() + "," + height.text();
        }

        @Override
        public Area in(Pixels size) {
            return box(x.of(size.width()), y.of(size.height()), width.of(size.width()), height.of(size.height()));
        }
    }

    /** A circle by its centre; a radius in per cent is of the shorter edge. */
    record Circle(Length x, Length y, Length radius) implements RegionPart {
        @Override
        public String text() {
            return "circle " + x.text() + "," + y.text() + "," + radius.text();
        }

        @Override
        public Area in(Pixels size) {
            double r = radius.of(size.shortEdge());
            return oval(x.of(size.width()), y.of(size.height()), r, r);
        }
    }

    /** An ellipse by its centre and its two radii. */
    record Ellipse(Length x, Length y, Length radiusX, Length radiusY) implements RegionPart {
        @Override
        public String text() {
            return "ellipse " + x.text() + "," + y.text() + "," + radiusX.text() + "," + radiusY.text();
        }

        @Override
        public Area in(Pixels size) {
            return oval(x.of(size.width()), y.of(size.height()), radiusX.of(size.width()), radiusY.of(size.height()));
        }
    }

    /** A block of the 8 x 8 grid; columns and rows count from 0, the last ones are included. */
    record Cells(int firstColumn, int firstRow, int lastColumn, int lastRow) implements RegionPart {
        public Cells {
            if (firstColumn < 0 || firstRow < 0 || lastColumn >= GRID || lastRow >= GRID) {
                throw new IllegalArgumentException("the grid has 8 columns and 8 rows");
            }
            if (firstColumn > lastColumn || firstRow > lastRow) {
                throw new IllegalArgumentException("the first cell is the upper left one");
            }
        }

        @Override
        public String text() {
            String first = cell(firstColumn, firstRow);
            String last = cell(lastColumn, lastRow);
            return "cells " + (first.equals(last) ? first : first + "-" + last);
        }

        @Override
        public Area in(Pixels size) {
            double width = (double) size.width() / GRID;
            double height = (double) size.height() / GRID;
            return box(
                    firstColumn * width,
                    firstRow * height,
                    (lastColumn - firstColumn + 1) * width,
                    (lastRow - firstRow + 1) * height);
        }

        private static String cell(int column, int row) {
            return (char) ('A' + column) + Integer.toString(row + 1);
        }
    }

    private static Area box(double left, double top, double width, double height) {
        return (x, y) -> x >= left && x < left + width && y >= top && y < top + height;
    }

    private static Area oval(double centerX, double centerY, double radiusX, double radiusY) {
        if (radiusX == 0 || radiusY == 0) {
            return (x, y) -> false;
        }
        return (x, y) -> {
            double dx = (x - centerX) / radiusX;
            double dy = (y - centerY) / radiusY;
            return dx * dx + dy * dy <= 1;
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
