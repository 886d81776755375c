package dev.easel.config;

import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.PriceList;
import dev.easel.core.image.PriceList.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads one price list. A dollar for a million tokens is a micro-dollar a token, so everything stays whole. */
final class PriceReader {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_DOLLAR = 1_000_000;

    private final Fields fields;

    PriceReader(Fields fields) {
        this.fields = fields;
        fields.allowOnly(List.of("tokens", "input-image-tokens", "output-tokens", "per-image"));
    }

    PriceList read() {
        long textIn = 0;
        long imageIn = 0;
        long imageOut = 0;
        if (fields.has("output-tokens") && !fields.has("tokens")) {
            fields.problem("tokens", "must give the price of output-tokens");
        }
        if (fields.has("tokens")) {
            Fields tokens = fields.section("tokens");
            tokens.allowOnly(List.of("text-in", "image-in", "image-out"));
            textIn = nanosPerToken(tokens, "text-in");
            imageIn = nanosPerToken(tokens, "image-in");
            imageOut = nanosPerToken(tokens, "image-out");
        }
        List<Cell> cells = new ArrayList<>();
        long outNanos = imageOut;
        for (Map.Entry<String, Fields> row :
                fields.section("output-tokens").sections().entrySet()) {
            row.getValue().keys().forEach(quality -> {
                long tokens = row.getValue().number(quality, 0, Integer.MAX_VALUE);
                cells.add(cell(row.getKey(), quality, Math.ceilDiv(tokens * outNanos, NANOS_PER_MICRO)));
            });
        }
        for (Map.Entry<String, Fields> row :
                fields.section("per-image").sections().entrySet()) {
            row.getValue()
                    .keys()
                    .forEach(quality ->
                            cells.add(cell(row.getKey(), quality, row.getValue().micros(quality))));
        }
        if (cells.isEmpty()) {
            fields.problem("per-image", "or output-tokens must give a price for at least one size");
        }
        long inputTokens = fields.has("input-image-tokens") ? fields.number("input-image-tokens", 0, 1_000_000) : 0;
        return new PriceList(textIn, imageIn, imageOut, inputTokens, cells);
    }

    private static long nanosPerToken(Fields tokens, String key) {
        return tokens.micros(key) * NANOS_PER_MICRO / MICROS_PER_DOLLAR;
    }

    private Cell cell(String size, String quality, long micros) {
        try {
            return new Cell(Pixels.require(size), quality, micros);
        } catch (IllegalArgumentException e) {
            fields.problem(size, "must be a size such as 1024x1024");
            return new Cell(new Pixels(1, 1), quality, micros);
        }
    }
}
