package dev.easel.core.image;

import dev.easel.core.image.ImageSize.Pixels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs, in whole nano-dollars and micro-dollars; never floating point.
 *
 * @param textInNanos a token of the prompt
 * @param imageInNanos a token of an input image
 * @param imageOutNanos a token of a drawn image; 0 for models priced by the picture
 * @param inputImageTokens the most tokens that one input image was seen to take
 * @param cells the price of one drawn image by size and quality
 */
public record PriceList(
        long textInNanos, long imageInNanos, long imageOutNanos, long inputImageTokens, List<Cell> cells) {
    private static final long NANOS_PER_MICRO = 1_000;

    /** Output tokens of one preview (Images API guide, spring 2026). */
    private static final long PREVIEW_TOKENS = 100;

    /** What a provider may wrap a prompt in; answers counted up to 12 tokens for a single word (2026). */
    private static final long FRAME_TOKENS = 16;

    /** A long image is seen in tiles; the most tokens that were seen hold for two, each further one adds these. */
    private static final long TILE_TOKENS = 129;

    private static final int TILES_COUNTED = 2;

    /** One drawn image of this size and quality, in micro-dollars. */
    public record Cell(Pixels size, String quality, long micros) {
        private long microsFor(Pixels other) {
            return Math.ceilDiv(micros * Math.max(size.area(), other.area()), size.area());
        }
    }

    public PriceList {
        cells = List.copyOf(cells);
    }

    /** For every size, quality and token, the price of whichever list is dearest there. */
    static PriceList dearestOf(List<PriceList> lists) {
        return new PriceList(
                most(lists, PriceList::textInNanos),
                most(lists, PriceList::imageInNanos),
                most(lists, PriceList::imageOutNanos),
                most(lists, PriceList::inputImageTokens),
                lists.stream().flatMap(list -> list.cells().stream()).toList());
    }

    private static long most(List<PriceList> lists, ToLongFunction<PriceList> price) {
        return lists.stream().mapToLong(price).max().orElse(0);
    }

    /**
     * The most that a request can cost, in micro-dollars. A size or quality without a price of its own takes the
     * nearest larger known one; a prompt is taken for one token a byte and its frame.
     *
     * @param calls over how many calls it is spread; each is sent the prompt and the input images
     */
    public long worstCaseMicros(ImageRequest request, int calls) {
        RenderOptions options = request.options();
        long images = request.count() * (imageMicros(options) + previewMicros(options));
        return images
                + calls
                        * switch (request) {
                            case ImageRequest.Generation generation -> textMicros(generation.prompt());
                            case ImageRequest.Edit edit -> textMicros(edit.prompt()) + inputMicros(edit.images());
                            case ImageRequest.Variation variation -> inputMicros(List.of(variation.image()));
                        };
    }

    private long previewMicros(RenderOptions options) {
        return toMicros(options.previews() * PREVIEW_TOKENS * imageOutNanos);
    }

    /** What the provider's count of tokens comes to, in micro-dollars; {@code null} when it is priced by the picture. */
    public @Nullable Long settledMicros(Usage usage) {
        if (imageOutNanos == 0) {
            return null;
        }
        return toMicros(usage.textTokensIn() * textInNanos
                + usage.imageTokensIn() * imageInNanos
                + usage.tokensOut() * imageOutNanos);
    }

    /** One image of this size and quality, in micro-dollars, at most. */
    public long imageMicros(RenderOptions options) {
        List<Cell> ofQuality = cells.stream()
                .filter(cell -> cell.quality().equals(options.quality()))
                .toList();
        List<Cell> known = ofQuality.isEmpty() ? cells : ofQuality;
        return switch (options.size()) {
            case ImageSize.Auto ignored -> dearest(known);
            case Pixels size -> nearestLarger(known, size);
        };
    }

    private static long nearestLarger(List<Cell> known, Pixels size) {
        return known.stream()
                .filter(cell -> cell.size().equals(size))
                .mapToLong(Cell::micros)
                .max()
                .orElseGet(() -> dearestUpTo(known, size));
    }

    /**
     * The dearest of the next larger known size and all below it: these in proportion to the area, as a smaller size may
     * cost as much as a larger one of another shape.
     */
    private static long dearestUpTo(List<Cell> known, Pixels size) {
        long next = known.stream()
                .mapToLong(cell -> cell.size().area())
                .filter(area -> area >= size.area())
                .min()
                .orElse(Long.MAX_VALUE);
        return known.stream()
                .filter(cell -> cell.size().area() <= next)
                .mapToLong(cell -> cell.microsFor(size))
                .max()
                .orElse(0);
    }

    private static long dearest(List<Cell> cells) {
        return cells.stream().mapToLong(Cell::micros).max().orElse(0);
    }

    private long textMicros(Prompt prompt) {
        return toMicros(textInNanos * (FRAME_TOKENS + prompt.text().getBytes(StandardCharsets.UTF_8).length));
    }

    private long inputMicros(List<ImageRef> images) {
        return images.stream().mapToLong(this::inputMicros).sum();
    }

    private long inputMicros(ImageRef image) {
        Pixels size = image.size();
        long further = Math.max(0, Math.ceilDiv(size.longEdge(), size.shortEdge()) - TILES_COUNTED);
        return toMicros(imageInNanos * (inputImageTokens + further * TILE_TOKENS));
    }

    private static long toMicros(long nanos) {
        return Math.ceilDiv(nanos, NANOS_PER_MICRO);
    }
}
