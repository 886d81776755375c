package dev.easel.core.image;

import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Region.Sense;
import dev.easel.core.image.RegionPart.Cells;
import dev.easel.core.image.RegionPart.Circle;
import dev.easel.core.image.RegionPart.Edge;
import dev.easel.core.image.RegionPart.Ellipse;
import dev.easel.core.image.RegionPart.Rect;
import dev.easel.core.image.RegionPart.Share;
import dev.easel.core.image.RegionPart.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of one {@link Region}. */
final class RegionParser {
    private static final int MAX_QUOTED = 40;
    private static final int MAX_TEXT = 2_000;
    private static final Pattern ENDING =
            Pattern.compile("(?s)(.*?)\\s*\\b(?:(invert)|feather\\s+(\\d{1,5})(?:\\s*px)?)\\s*");
    private static final Pattern SIDE = Pattern.compile("(left|right|top|bottom)(?:\\s+(half|third|quarter))?");
    private static final Pattern SHAPE = Pattern.compile("(rect|circle|ellipse)\\b\\s*(.*)");
    private static final Pattern CELLS = Pattern.compile("cells?\\s+([a-h])([1-8])(?:\\s*-\\s*([a-h])([1-8]))?");

    private final String text;
    private Sense sense = Sense.INSIDE;
    private int featherPixels;

    RegionParser(String text) {
        this.text = text.strip().toLowerCase(Locale.ROOT);
    }

    Region region() {
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            throw unreadable(text);
        }
        String shapes = withoutEndings();
        List<RegionPart> parts = new ArrayList<>();
        for (String part : shapes.split("\\+", -1)) {
            parts.add(part(part.strip().replaceAll("\\s+", " ")));
        }
        if (parts.size() > Region.MAX_PARTS) {
            throw refusal("region-too-many-parts", parts.size(), Region.MAX_PARTS);
        }
        return new Region(parts, sense, featherPixels);
    }

    /** Takes {@code invert} and {@code feather N} off the end, in either order, each at most once. */
    private String withoutEndings() {
        String rest = text;
        boolean feathered = false;
        for (Matcher ending = ENDING.matcher(rest); ending.matches(); ending = ENDING.matcher(rest)) {
            boolean feather = ending.group(3) != null;
            if (feather ? feathered : sense == Sense.OUTSIDE) {
                throw unreadable(rest.substring(ending.end(1)).strip());
            } else if (feather) {
                feathered = true;
                featherPixels = feather(ending.group(3));
            } else {
                sense = Sense.OUTSIDE;
            }
            rest = ending.group(1);
        }
        return rest;
    }

    private static int feather(String digits) {
        int pixels = Integer.parseInt(digits);
        if (pixels > Region.MAX_FEATHER_PIXELS) {
            throw refusal("region-feather", digits, Region.MAX_FEATHER_PIXELS);
        }
        return pixels;
    }

    private static RegionPart part(String part) {
        Matcher side = SIDE.matcher(part);
        Matcher shape = SHAPE.matcher(part);
        Matcher cells = CELLS.matcher(part);
        if (side.matches()) {
            return side(side);
        } else if (part.equals("center") || part.equals("centre")) {
            return new RegionPart.Center();
        } else if (shape.matches()) {
            return shape(shape, part);
        } else if (cells.matches()) {
            return cells(cells);
        }
        throw unreadable(part);
    }

    private static Side side(Matcher side) {
        Share share = side.group(2) == null ? Share.HALF : Share.valueOf(upper(side.group(2)));
        return new Side(Edge.valueOf(upper(side.group(1))), share);
    }

    private static RegionPart shape(Matcher shape, String part) {
        List<Length> lengths = new ArrayList<>();
        for (String number : shape.group(2).split(",", -1)) {
            lengths.add(Length.find(number).orElseThrow(() -> unreadable(part)));
        }
        String name = shape.group(1);
        if (lengths.size() != (name.equals("circle") ? 3 : 4)) {
            throw unreadable(part);
        }
        return switch (name) {
            case "rect" -> new Rect(lengths.get(0), lengths.get(1), lengths.get(2), lengths.get(3));
            case "ellipse" -> new Ellipse(lengths.get(0), lengths.get(1), lengths.get(2), lengths.get(3));
            default -> new Circle(lengths.get(0), lengths.get(1), lengths.get(2));
        };
    }

    private static Cells cells(Matcher cells) {
        int column = cells.group(1).charAt(0) - 'a';
        int row = cells.group(2).charAt(0) - '1';
        int otherColumn = cells.group(3) == null ? column : cells.group(3).charAt(0) - 'a';
        int otherRow = cells.group(4) == null ? row : cells.group(4).charAt(0) - '1';
        return new Cells(
                Math.min(column, otherColumn),
                Math.min(row, otherRow),
                Math.max(column, otherColumn),
                Math.max(row, otherRow));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static FailureException unreadable(String part) {
        String quoted = part.length() <= MAX_QUOTED ? part : part.substring(0, MAX_QUOTED) + "…";
        return quoted.isEmpty() ? refusal("region-empty-part") : refusal("region-unreadable", quoted);
    }

    private static FailureException refusal(String key, Object... arguments) {
        return new FailureException(UserError.of(key, arguments));
    }
}
