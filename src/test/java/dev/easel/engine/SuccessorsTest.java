package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.text.Wording;
import dev.easel.testing.Samples;
import dev.easel.testing.Shipped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of requests for models that are gone, by the shipped catalogue and on a day when all that leave have left. */
class SuccessorsTest {
    private static final ModelCatalogue CATALOGUE = Shipped.catalogue();
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 21);
    private static final Wording WORDING = Wording.in(Locale.ENGLISH);
    private static final Map<String, ServerProfile> SERVERS = new HashMap<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model=dall-e-3                          | gpt-image-2.5-flare 1 1024x1024 medium | quality standard to medium",
                "model=dall-e-3 quality=hd style=vivid   | gpt-image-2.5-flare 1 1024x1024 high | quality hd to high; style vivid",
                "model=dall-e-3 size=1792x1024           | gpt-image-2.5-flare 1 1792x1024 medium | quality standard to medium",
                "model=dall-e-2 size=256x256 count=10    | gpt-image-2.5-flare 10 1024x1024 medium | size 256x256 to 1024x1024, quality standard to medium",
                "model=dall-e-2 size=512x512             | gpt-image-2.5-flare 1 1024x1024 medium | size 512x512 to 1024x1024, quality standard to medium",
                "model=gpt-image-1 size=portrait quality=high background=transparent | gpt-image-2.5-sunburst 1 1024x1536 high transparent |",
                "model=gpt-image-1-mini                  | gpt-image-2.5-flare 1 auto low |",
                "model=gpt-image-1.5-2025-12-16 moderation=low | gpt-image-2.5-flare 1 auto low |",
                "model=chatgpt-image-latest              | gpt-image-2.5-flare 1 auto low |"
            })
    void understandsWhatWasMeantForARetiredModel(String options, String expected, String changes) {
        Map<String, String> asked = options(options);

        Plan plan = draw("openai", asked, DECEMBER);

        RenderOptions drawn = plan.request().options();
        assertThat(String.join(
                        " ",
                        plan.request().model().value(),
                        String.valueOf(plan.request().count()),
                        drawn.size().text(),
                        drawn.quality(),
                        drawn.background() == null ? "" : drawn.background()))
                .isEqualToIgnoringWhitespace(expected);
        assertThat(plan.notes())
                .startsWith(asked.get("model") + " is no longer available; drawn with "
                        + plan.request().model() + ".");
        for (String change : changes == null ? new String[0] : changes.split("; ")) {
            assertThat(plan.notes()).anySatisfy(note -> assertThat(note).contains(": " + change + "."));
        }
        assertThat(plan.notes()).hasSize(changes == null ? 1 : 1 + changes.split("; ").length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "compatible"})
    void asksForAModelAsLongAsItLives(String server) {
        Plan plan = draw(server, Map.of("model", "gpt-image-1-mini"), NOVEMBER);

        assertThat(plan.request().model().value()).isEqualTo("gpt-image-1-mini");
        assertThat(plan.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compatible", "azure-v1", "azure-deployment", "localai", "sandbox"})
    void asksServersThatMayHaveARetiredModelForIt(String server) {
        Plan plan = draw(server, Map.of("model", "dall-e-3", "style", "vivid"), DECEMBER);

        assertThat(plan.request().model().value()).isEqualTo("dall-e-3");
        assertThat(plan.request().options().style()).isEqualTo("vivid");
    }

    @Test
    void keepsTheRulesOfTheModelThatWasNamed() {
        assertThatThrownBy(() -> draw("openai", Map.of("model", "dall-e-3", "size", "512x512"), DECEMBER))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("size-listed");
    }

    @Test
    void drawsEverythingThatLeavingModelsTook() {
        assertThat(LegacyRequests.ALL).hasSizeGreaterThan(200).allSatisfy(asked -> {
            Plan plan = draw("openai", asked.options(), DECEMBER);

            assertThat(plan.request().model().value()).startsWith("gpt-image-2.5-");
            assertThat(LegacyRequests.faults(plan.request())).isEmpty();
            assertThat(plan.cost().images()).isEqualTo(plan.request().count());
            assertThat(plan.cost().micros()).isGreaterThanOrEqualTo(worst(plan.request()));
        });
    }

    static Stream<ModelId> everyModel() {
        return CATALOGUE.listAll().stream().map(ModelSpec::id);
    }

    @ParameterizedTest
    @MethodSource("everyModel")
    void neverAsksASuccessorForWhatItDoesNotTake(ModelId to) {
        ModelSpec spec = CATALOGUE.specOf(to);
        int translated = 0;
        for (ImageRequest request : requests()) {
            try {
                ModelSpec from = CATALOGUE.specOf(request.model());
                ImageRequest put = new Translation(to, spec, server("openai"), EngineFixture.VARIATIONS, WORDING)
                        .of(request, from)
                        .request();
                assertThat(LegacyRequests.faults(put))
                        .as("%s for %s", request, to)
                        .isEmpty();
                translated++;
            } catch (FailureException e) {
                assertThat(e.getMessage()).containsAnyOf("operation-not-for-model", "images-too-many");
            }
        }
        assertThat(translated).isGreaterThan(100);
    }

    @Test
    void reservesForWhoeverMayDrawInTheEnd() {
        for (LegacyRequests.Legacy asked : LegacyRequests.ALL) {
            Plan plan = draw("compatible", asked.options(), NOVEMBER);
            ImageRequest replaced = draw("openai", asked.options(), DECEMBER).request();

            assertThat(plan.request().model().value()).isEqualTo(asked.model());
            assertThat(plan.cost().micros())
                    .as("%s", asked)
                    .isEqualTo(Math.max(worst(plan.request()), worst(replaced)));
        }
    }

    @Test
    void followsReplacementsThatAreGoneThemselves() {
        Successors successors = new Successors(chain("b", "c"), server("openai"), EngineFixture.VARIATIONS);

        ImageRequest drawn = successors
                .find(generation("a"), model -> model.value().equals("b"), Successors.Reason.RETIRED, WORDING)
                .orElseThrow()
                .request();

        assertThat(drawn.model().value()).isEqualTo("c");
    }

    @Test
    void reservesForTheDearestOfAChain() {
        Successors successors = new Successors(
                chain("gpt-image-2.5-flare", "gpt-image-2.6-flare"), server("openai"), EngineFixture.VARIATIONS);
        ImageRequest request = generation("a");

        assertThat(successors.worstCaseMicros(request))
                .isGreaterThanOrEqualTo(CATALOGUE
                        .specOf(new ModelId("gpt-image-2.6-flare"))
                        .prices()
                        .worstCaseMicros(generation("gpt-image-2.6-flare", "high"), 1));
    }

    @Test
    void findsAModelThatDrawsATransparentBackground() {
        ModelCatalogue catalogue = new ModelCatalogue(
                List.of(
                        LegacyRequests.row("gpt-image-1", "gpt-image-1", "gpt-image-2"),
                        LegacyRequests.row("gpt-image-2", "gpt-image-2", null),
                        LegacyRequests.row("gpt-image-2.6-flare", "gpt-image-2.6-flare", null)),
                Map.of());
        RenderOptions options =
                new RenderOptions(ImageSize.AUTO, "low", "transparent", null, null, null, null, null, null, 0);
        ImageRequest request = new ImageRequest.Generation(new ModelId("gpt-image-1"), Samples.PROMPT, 1, options);

        ImageRequest drawn = new Successors(catalogue, server("openai"), EngineFixture.VARIATIONS)
                .find(request, model -> false, Successors.Reason.RETIRED, WORDING)
                .orElseThrow()
                .request();

        assertThat(drawn.model().value()).isEqualTo("gpt-image-2.6-flare");
        assertThat(drawn.options().background()).isEqualTo("transparent");
    }

    @Test
    void variesByAnInstructionWhereTheEndpointIsGone() {
        ImageRequest drawn = successors("compatible")
                .find(Samples.variation(), model -> false, Successors.Reason.REFUSED, WORDING)
                .orElseThrow()
                .request();

        assertThat(drawn).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
            assertThat(edit.prompt().text()).isEqualTo(EngineFixture.VARIATIONS.normal());
            assertThat(edit.images()).containsExactly(Samples.image(1));
            assertThat(edit.count()).isEqualTo(3);
        });
    }

    @Test
    void sparesASuccessorTheWordsThatKeptAModelFromRewriting() {
        Plan plan = new RequestPlanner(CATALOGUE, server("openai"), defaults("dall-e-3"), EngineFixture.VARIATIONS)
                .plan(new Intent.Draw("a fox", Map.of("raw", "true")), DECEMBER, WORDING);

        assertThat(((ImageRequest.Generation) plan.request()).prompt()).isEqualTo(new Prompt("a fox"));
    }

    private static ServerProfile server(String name) {
        return SERVERS.computeIfAbsent(name, Shipped::server);
    }

    private static Successors successors(String server) {
        return new Successors(CATALOGUE, server(server), EngineFixture.VARIATIONS);
    }

    /** {@code a}, which is DALL-E 3, is replaced by {@code second}, and that by {@code third}. */
    private static ModelCatalogue chain(String second, String third) {
        return new ModelCatalogue(
                List.of(
                        LegacyRequests.row("a", "dall-e-3", second),
                        LegacyRequests.row(second, second.equals("b") ? "gpt-image-2" : second, third),
                        LegacyRequests.row(third, third.equals("c") ? "gpt-image-2" : third, null)),
                Map.of());
    }

    private static ImageRequest generation(String model) {
        return generation(model, "hd");
    }

    private static ImageRequest generation(String model, String quality) {
        return new ImageRequest.Generation(
                new ModelId(model),
                Samples.PROMPT,
                1,
                RenderOptions.of(ImageSize.find("1024x1024").orElseThrow()).withQuality(quality));
    }

    private static Plan draw(String server, Map<String, String> options, LocalDate today) {
        return new RequestPlanner(CATALOGUE, server(server), defaults("gpt-image-2.5-flare"), EngineFixture.VARIATIONS)
                .plan(new Intent.Draw("a fox", options), today, WORDING);
    }

    private static RequestDefaults defaults(String model) {
        return new RequestDefaults(new ModelId(model), "low", "auto", 1, 1);
    }

    private static long worst(ImageRequest request) {
        return new Prices(CATALOGUE, server("openai")).worstCase(request);
    }

    /** Those requests as generations, edits of one and of two images, and variations. */
    private static List<ImageRequest> requests() {
        ServerProfile server = server("compatible");
        List<ImageRequest> requests = new ArrayList<>();
        RequestPlanner planner =
                new RequestPlanner(CATALOGUE, server, defaults("gpt-image-2.5-flare"), EngineFixture.VARIATIONS);
        for (LegacyRequests.Legacy asked : LegacyRequests.ALL) {
            ImageRequest request = planner.plan(new Intent.Draw("a fox", asked.options()), NOVEMBER, WORDING)
                    .request();
            List<ImageRef> images = List.of(Samples.image(1), Samples.image(2));
            requests.add(request);
            requests.add(new ImageRequest.Edit(
                    request.model(), Samples.PROMPT, images.subList(0, 1), null, request.count(), request.options()));
            requests.add(new ImageRequest.Edit(
                    request.model(), Samples.PROMPT, images, null, request.count(), request.options()));
            requests.add(
                    new ImageRequest.Variation(request.model(), images.getFirst(), request.count(), request.options()));
        }
        return requests;
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new HashMap<>();
        Stream.of(text.split(" "))
                .map(option -> option.split("=", 2))
                .forEach(parts -> options.put(parts[0], parts[1]));
        return options;
    }
}
