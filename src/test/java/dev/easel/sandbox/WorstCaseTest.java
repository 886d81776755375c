package dev.easel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.PriceList;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.Usage;
import dev.easel.sandbox.Order.Delivery;
import dev.easel.sandbox.paint.Source;
import dev.easel.testing.Shipped;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;

/** What the shipped catalogue reserves for a call, beside what a provider that knows nothing of it bills. */
class WorstCaseTest {
    private static final ModelCatalogue CATALOGUE = Shipped.catalogue();
    private static final ModelTable TABLE = ModelTable.load();
    private static final int SMALLEST_AREA = 655_360;
    private static final int LARGEST_AREA = 8_294_400;

    @Property(tries = 1_000)
    void reservesWhatAnyDrawingFromWordsCanCost(
            @ForAll("metered") Model model,
            @ForAll @NotBlank String words,
            @ForAll @IntRange(min = 1, max = 10) int count,
            @ForAll("anySize") Pixels free,
            @ForAll @IntRange(max = 7) int choice,
            @ForAll @IntRange(max = 3) int partials) {
        Pixels size = drawable(model, free, choice);
        String quality = quality(model, choice);

        long reserved = list(model)
                .worstCaseMicros(
                        new ImageRequest.Generation(
                                id(model), new Prompt(words), count, options(size, quality, partials)),
                        1);

        assertThat(billed(model, order(model, words, count, size, quality, partials, 0)))
                .isLessThanOrEqualTo(reserved);
    }

    @Property(tries = 1_000)
    void reservesWhatAnyEditCanCost(
            @ForAll("metered") Model model,
            @ForAll @NotBlank String words,
            @ForAll("pictures") @Size(min = 1, max = 16) List<Pixels> pictures,
            @ForAll @IntRange(min = 1, max = 10) int count,
            @ForAll @IntRange(max = 7) int choice,
            @ForAll boolean closely) {
        List<Source> sources = pictures.stream().map(WorstCaseTest::source).toList();
        List<ImageRef> images = pictures.stream().map(WorstCaseTest::image).toList();
        PixelSize chosen = OpenChoices.sizeLike(sources.getFirst(), model.family());
        String fidelity = closely && model.family().fidelities().contains("high") ? "high" : "low";
        String quality = quality(model, choice);

        long reserved = list(model)
                .worstCaseMicros(
                        new ImageRequest.Edit(
                                id(model), new Prompt(words), images, null, count, options(ImageSize.AUTO, quality, 0)),
                        1);

        Pixels size = new Pixels(chosen.width(), chosen.height());
        int tokens = SourceTokens.of(sources, fidelity);
        assertThat(billed(model, order(model, words, count, size, quality, 0, tokens)))
                .isLessThanOrEqualTo(reserved);
    }

    @Provide
    Arbitrary<Model> metered() {
        return Arbitraries.of(
                TABLE.list().stream().filter(model -> model.family().metered()).toList());
    }

    @Provide
    Arbitrary<Pixels> anySize() {
        Arbitrary<Integer> edges = Arbitraries.integers().between(16, 240).map(steps -> steps * 16);
        Arbitrary<Pixels> oblong = Combinators.combine(edges, edges).as(Pixels::new);
        return Arbitraries.oneOf(oblong, edges.map(edge -> new Pixels(edge, edge)))
                .filter(size -> size.area() >= SMALLEST_AREA
                        && size.area() <= LARGEST_AREA
                        && size.longEdge() <= 3 * size.shortEdge());
    }

    @Provide
    Arbitrary<List<Pixels>> pictures() {
        Arbitrary<Integer> edges = Arbitraries.integers().between(1, 2_048);
        return Combinators.combine(edges, edges).as(Pixels::new).list().ofMinSize(1);
    }

    private static Pixels drawable(Model model, Pixels free, int choice) {
        List<String> sizes = model.family().sizes().stream()
                .filter(size -> !size.equals(SizeRule.AUTO))
                .toList();
        return sizes.isEmpty() ? free : Pixels.require(sizes.get(choice % sizes.size()));
    }

    private static String quality(Model model, int choice) {
        List<String> qualities = model.family().qualities();
        return qualities.get(choice % qualities.size());
    }

    private static RenderOptions options(ImageSize size, String quality, int partials) {
        return RenderOptions.of(size).withQuality(quality).withPreviews(partials);
    }

    private static Order order(
            Model model, String words, int count, Pixels size, String quality, int partials, int sources) {
        String drawn = quality.equals("auto") ? model.family().autoQuality() : quality;
        return new Order(
                model,
                words,
                count,
                size.width(),
                size.height(),
                drawn,
                Delivery.EVENTS,
                "png",
                100,
                "opaque",
                null,
                partials,
                sources,
                null);
    }

    private static long billed(Model model, Order order) {
        TokenCount tokens = TokenCount.of(order, order.count());
        Long micros = list(model).settledMicros(new Usage(tokens.text(), tokens.sources(), tokens.output()));
        assertThat(micros).isNotNull();
        return micros;
    }

    private static PriceList list(Model model) {
        return CATALOGUE.specOf(id(model)).prices();
    }

    private static ModelId id(Model model) {
        return new ModelId(model.id());
    }

    private static Source source(Pixels size) {
        return new Source(
                Path.of("picture.png"), dev.easel.sandbox.paint.ImageFormat.PNG, size.width(), size.height(), false);
    }

    private static ImageRef image(Pixels size) {
        return new ImageRef("0".repeat(64), ImageFormat.PNG, size, 1);
    }
}
