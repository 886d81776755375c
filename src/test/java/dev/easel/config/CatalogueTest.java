package dev.easel.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Operation;
import dev.easel.core.image.Parameter;
import dev.easel.testing.Shipped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped catalogue against an excerpt of what OpenAI documents (API reference and guides, November 2026). */
class CatalogueTest {
    private static final ModelCatalogue CATALOGUE = Shipped.catalogue();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void knowsEveryModel() {
        assertThat(CATALOGUE.listAll())
                .extracting(spec -> spec.id().value())
                .containsExactlyInAnyOrder(
                        "dall-e-2",
                        "dall-e-3",
                        "gpt-image-1",
                        "gpt-image-1-mini",
                        "gpt-image-1.5",
                        "chatgpt-image-latest",
                        "gpt-image-2",
                        "gpt-image-2.5-flare",
                        "gpt-image-2.5-sunburst",
                        "gpt-image-2.6-flare",
                        "gpt-image-2.6-sunburst");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-image-2-2026-04-21, gpt-image-2",
        "gpt-image-1.5-2025-12-16, gpt-image-1.5",
        "gpt-image-2.5-flare-2026-09-08, gpt-image-2.5-flare",
        "gpt-image-2.5-sunburst-2026-09-08, gpt-image-2.5-sunburst"
    })
    void knowsSnapshotsByTheirModel(String snapshot, String model) {
        assertThat(CATALOGUE.find(new ModelId(snapshot)))
                .hasValueSatisfying(spec -> assertThat(spec.id().value()).isEqualTo(model));
    }

    @ParameterizedTest
    @CsvSource({
        "dall-e-2, 10, 1000, 1, GENERATION EDIT VARIATION",
        "dall-e-3, 1, 4000, 0, GENERATION",
        "gpt-image-1, 10, 32000, 16, GENERATION EDIT",
        "gpt-image-1-mini, 10, 32000, 16, GENERATION EDIT",
        "gpt-image-1.5, 10, 32000, 16, GENERATION EDIT",
        "chatgpt-image-latest, 10, 32000, 16, GENERATION EDIT",
        "gpt-image-2, 10, 32000, 16, GENERATION EDIT",
        "gpt-image-2.5-flare, 10, 32000, 16, GENERATION EDIT",
        "gpt-image-2.6-sunburst, 10, 32000, 16, GENERATION EDIT"
    })
    void knowsHowMuchAModelTakes(String model, int count, int prompt, int images, String operations) {
        ModelSpec spec = spec(model);

        assertThat(spec.maxCount()).isEqualTo(count);
        assertThat(spec.maxPromptCodePoints()).isEqualTo(prompt);
        assertThat(spec.maxSourceImages()).isEqualTo(images);
        assertThat(spec.operations())
                .isEqualTo(Arrays.stream(operations.split(" "))
                        .map(Operation::valueOf)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto",
                "1024x1024",
                "1536x864",
                "1280x720",
                "1920x1088",
                "2048x2048",
                "3840x2160",
                "2880x2880",
                "640x1024",
                "816x816",
                "3840x1280",
                "1792x1024",
                "1024x1792"
            })
    void allowsTheSizesOfLivingModels(String size) {
        assertThat(CATALOGUE.listLiving(LocalDate.of(2026, 12, 1)))
                .allSatisfy(spec ->
                        assertThat(allows(spec, size)).as(spec.id().value()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1920x1080",
                "872x2048",
                "1000x1000",
                "256x256",
                "512x512",
                "768x768",
                "800x800",
                "1024x576",
                "4096x4096",
                "2896x2896",
                "3840x2176",
                "3840x1264"
            })
    void refusesTheSizesThatLivingModelsRefuse(String size) {
        assertThat(CATALOGUE.listLiving(LocalDate.of(2026, 12, 1)))
                .allSatisfy(spec ->
                        assertThat(allows(spec, size)).as(spec.id().value()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "dall-e-2, 256x256 512x512 1024x1024, auto 1792x1024 1536x1024 2048x2048",
        "dall-e-3, 1024x1024 1792x1024 1024x1792, auto 512x512 1536x1024",
        "gpt-image-1, auto 1024x1024 1536x1024 1024x1536, 1792x1024 512x512 2048x2048",
        "gpt-image-1-mini, auto 1024x1024 1536x1024 1024x1536, 1792x1024 512x512",
        "gpt-image-1.5, auto 1024x1024 1536x1024 1024x1536, 1792x1024 512x512",
        "chatgpt-image-latest, auto 1024x1024 1536x1024 1024x1536, 1792x1024"
    })
    void knowsTheSizesOfOlderModels(String model, String allowed, String refused) {
        ModelSpec spec = spec(model);

        assertThat(allowed.split(" ")).allMatch(size -> allows(spec, size));
        assertThat(refused.split(" ")).noneMatch(size -> allows(spec, size));
    }

    @ParameterizedTest
    @CsvSource({
        "dall-e-2, standard",
        "dall-e-3, standard hd",
        "gpt-image-1, low medium high auto",
        "gpt-image-1-mini, low medium high auto",
        "gpt-image-2, low medium high auto",
        "gpt-image-2.5-sunburst, low medium high xhigh max auto",
        "gpt-image-2.6-flare, low medium high xhigh max auto"
    })
    void knowsQualities(String model, String qualities) {
        assertThat(spec(model).valuesOf(Parameter.QUALITY)).containsExactlyInAnyOrder(qualities.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "dall-e-2, RESPONSE_FORMAT USER QUALITY",
        "dall-e-3, RESPONSE_FORMAT USER QUALITY STYLE",
        "gpt-image-1, QUALITY BACKGROUND OUTPUT_FORMAT OUTPUT_COMPRESSION MODERATION INPUT_FIDELITY STREAM"
                + " PARTIAL_IMAGES USER SAFETY_IDENTIFIER",
        "gpt-image-2, QUALITY BACKGROUND OUTPUT_FORMAT OUTPUT_COMPRESSION MODERATION STREAM PARTIAL_IMAGES USER"
                + " SAFETY_IDENTIFIER",
        "gpt-image-2.5-flare, QUALITY BACKGROUND OUTPUT_FORMAT OUTPUT_COMPRESSION MODERATION STREAM PARTIAL_IMAGES"
                + " USER SAFETY_IDENTIFIER"
    })
    void sendsNothingThatAModelWouldRefuse(String model, String parameters) {
        Set<Parameter> known =
                Arrays.stream(parameters.split(" ")).map(Parameter::valueOf).collect(Collectors.toSet());

        assertThat(spec(model).parameters().keySet()).isEqualTo(known);
    }

    @Test
    void drawsTransparentBackgroundsWhereTheModelCan() {
        assertThat(spec("gpt-image-2").valuesOf(Parameter.BACKGROUND)).containsExactlyInAnyOrder("auto", "opaque");
        assertThat(spec("gpt-image-2.5-flare").valuesOf(Parameter.BACKGROUND)).contains("transparent");
        assertThat(spec("gpt-image-1").valuesOf(Parameter.BACKGROUND)).contains("transparent");
    }

    @ParameterizedTest
    @CsvSource({
        "dall-e-2, 2026-05-12",
        "dall-e-3, 2026-05-12",
        "gpt-image-1, 2026-10-23",
        "gpt-image-1-mini, 2026-12-01",
        "gpt-image-1.5, 2026-12-01",
        "chatgpt-image-latest, 2026-12-01",
        "gpt-image-2,",
        "gpt-image-2.5-flare,",
        "gpt-image-2.6-sunburst,"
    })
    void knowsWhenAModelLeaves(String model, LocalDate shutdown) {
        assertThat(spec(model).shutdown()).isEqualTo(shutdown);
    }

    @Test
    void namesALivingReplacementForEveryModelThatLeaves() {
        List<ModelSpec> leaving = CATALOGUE.listAll().stream()
                .filter(spec -> spec.shutdown() != null)
                .toList();

        assertThat(leaving)
                .hasSize(6)
                .allSatisfy(spec -> assertThat(CATALOGUE.find(spec.replacement()))
                        .hasValueSatisfying(replacement ->
                                assertThat(replacement.shutdown()).isNull()));
    }

    @Test
    void offersAModelUntilTheDayOnWhichItLeaves() {
        ModelSpec mini = spec("gpt-image-1-mini");

        assertThat(mini.retired(LocalDate.of(2026, 11, 30))).isFalse();
        assertThat(mini.retired(LocalDate.of(2026, 12, 1))).isTrue();
        assertThat(CATALOGUE.listLiving(TODAY)).contains(mini).doesNotContain(spec("gpt-image-1"));
    }

    @Test
    void knowsThatDallE3RewritesPrompts() {
        assertThat(CATALOGUE.listAll())
                .filteredOn(spec -> spec.promptHandling() == ModelSpec.PromptHandling.REWRITTEN)
                .extracting(spec -> spec.id().value())
                .containsExactly("dall-e-3");
    }

    private static ModelSpec spec(String model) {
        return CATALOGUE.find(new ModelId(model)).orElseThrow();
    }

    private static boolean allows(ModelSpec spec, String size) {
        return spec.sizes().allows(ImageSize.find(size).orElseThrow());
    }
}
