package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.testing.Shipped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans with the shipped catalogue. Options are written {@code size=auto count=2}. */
class RequestPlannerTest {
    private static final ModelCatalogue CATALOGUE = Shipped.catalogue();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Wording WORDING = Wording.in(Locale.ENGLISH);
    private static final RequestDefaults DEFAULTS =
            new RequestDefaults(new ModelId("gpt-image-2.5-flare"), "low", "auto", 1, 1);

    private String server = "compatible";
    private RequestDefaults defaults = DEFAULTS;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                          | 1 auto low",
                "count=10                                  | 10 auto low",
                "size=1792x1024 quality=max                | 1 1792x1024 max",
                "size=640x1024                             | 1 640x1024 low",
                "size=Portrait                             | 1 1024x1536 low",
                "size=landscape                            | 1 1536x1024 low",
                "size=square                               | 1 1024x1024 low",
                "quality=HIGH                              | 1 auto high",
                "quality=auto                              | 1 auto auto",
                "background=transparent format=png         | 1 auto low transparent PNG",
                "format=jpg compression=80                 | 1 auto low JPEG 80",
                "format=webp compression=0 background=transparent | 1 auto low transparent WEBP 0",
                "moderation=low                            | 1 auto low low",
                "model=gpt-image-2                         | 1 auto low",
                "model=gpt-image-1 size=1536x1024          | 1 1536x1024 low",
                "model=gpt-image-2-2026-04-21 size=816x816 | 1 816x816 low",
                "model=dall-e-3                            | 1 1024x1024 standard",
                "model=dall-e-3 size=portrait style=vivid quality=hd | 1 1024x1792 hd vivid",
                "model=dall-e-2 count=10 size=256x256      | 10 256x256 standard",
                "model=dall-e-2 size=square                | 1 1024x1024 standard",
                "model=my-model size=333x444 quality=ultra | 1 333x444 ultra",
                "model=my-model size=landscape             | 1 auto low"
            })
    void fitsWhatPeopleWishToTheModel(String options, String expected) {
        assertThat(summary(plan("a fox", options))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size=1000x1000                  | can't draw 1000x1000. Both edges must be multiples of 16",
                "size=512x512                    | can't draw 512x512.",
                "size=3840x1264                  | can't draw 3840x1264.",
                "size=huge                       | “huge” is not a size. Write width x height, such as 1024x1024, or auto, square",
                "size=0x0                        | “0x0” is not a size.",
                "model=gpt-image-1 size=1792x1024 | gpt-image-1 can't draw 1792x1024. Choose 1024x1024, 1536x1024, 1024x1536 or auto.",
                "model=dall-e-2 size=landscape   | dall-e-2 can't draw landscape. Choose 1024x1024, 512x512 or 256x256.",
                "model=dall-e-3 size=auto        | dall-e-3 can't draw auto. Choose 1024x1024, 1792x1024 or 1024x1792.",
                "count=0                         | The count “0” is not possible. Choose 1 to 10 pictures.",
                "count=two                       | The count “two” is not possible.",
                "model=dall-e-3 count=11         | The count “11” is not possible. Choose 1 to 10 pictures.",
                "quality=hd                      | gpt-image-2.5-flare has no quality “hd”. Choose low, medium, high, xhigh, max or auto.",
                "model=gpt-image-2 quality=max   | gpt-image-2 has no quality “max”.",
                "model=gpt-image-2 background=transparent | gpt-image-2 has no background “transparent”. Choose auto or opaque.",
                "style=vivid                     | gpt-image-2.5-flare has no option “style”. Leave it out.",
                "model=dall-e-3 format=png       | dall-e-3 has no option “format”.",
                "model=dall-e-3 compression=50   | dall-e-3 has no option “compression”.",
                "model=dall-e-2 moderation=low   | dall-e-2 has no option “moderation”.",
                "format=gif                      | “gif” is not a file format. Choose png, jpeg or webp.",
                "compression=50                  | Compression works with jpeg and webp only.",
                "format=png compression=50       | Compression works with jpeg and webp only.",
                "format=jpeg compression=101     | The compression “101” is not possible.",
                "format=jpeg compression=best    | The compression “best” is not possible.",
                "format=jpeg background=transparent | A jpeg can't be transparent.",
                "private=perhaps                 | “perhaps” is not an answer for private. Write true or false.",
                "colour=red                      | There is no option “colour”. There are model, size, quality"
            })
    void saysWhatAModelCannotDo(String options, String sentence) {
        assertThat(refusal("a fox", options)).contains(sentence);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThat(refusal(" ", "count=11 size=huge raw=maybe"))
                .contains("The prompt is empty.", "“11”", "“huge”", "“maybe”");
    }

    @ParameterizedTest
    @CsvSource({"gpt-image-2.5-flare, 32000", "dall-e-3, 4000", "dall-e-2, 1000"})
    void countsAnEmojiOnce(String model, int longest) {
        assertThat(plan("🦊".repeat(longest), "model=" + model)).isNotNull();
        assertThat(refusal("🦊".repeat(longest + 1), "model=" + model))
                .startsWith(
                        "The prompt has %d characters; %s takes at most %d.".formatted(longest + 1, model, longest));
    }

    @Test
    void asksARewritingModelToUseTheWordsAsTheyAre() {
        Generation request =
                (Generation) plan(" a fox ", "model=dall-e-3 raw=true").request();

        assertThat(request.prompt().text()).isEqualTo(WORDING.rawPrompt() + " a fox");
    }

    @Test
    void leavesARawPromptAloneWhereTheModelDoesNotRewrite() {
        Generation request = (Generation) plan(" a fox ", "raw=true").request();

        assertThat(request.prompt().text()).isEqualTo("a fox");
    }

    @Test
    void leavesRoomForWhatPrecedesARawPrompt() {
        int room = 4_000 - WORDING.rawPrompt().length() - 1;

        Generation longest =
                (Generation) plan("a".repeat(room), "model=dall-e-3 raw=true").request();

        assertThat(longest.prompt().codePoints()).isEqualTo(4_000);
        assertThat(refusal("a".repeat(room + 1), "model=dall-e-3 raw=true")).contains("takes at most " + room);
    }

    @Test
    void refusesAnUnknownModelWhereNothingIsKnownAboutIt() {
        server = "sandbox";

        assertThat(refusal("a fox", "model=my-model"))
                .startsWith("There is no model “my-model”. Choose gpt-image-2.5-flare, ")
                .doesNotContain("dall-e-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compatible", "openai"})
    void leavesAnUnknownModelToTheServer(String profile) {
        server = profile;

        Plan plan = plan("a fox", "model=my-model");

        assertThat(plan.request().model()).isEqualTo(new ModelId("my-model"));
        assertThat(plan.cost().micros())
                .isGreaterThanOrEqualTo(
                        plan("a fox", "model=gpt-image-2.6-flare").cost().micros());
    }

    @Test
    void neverDrawsWithAnotherModelThanTheOneThatWasNamed() {
        assertThat(refusal("a fox", "model=" + "m".repeat(201))).startsWith("There is no model “mmm");
    }

    @Test
    void saysWhatTheServerHasNoFieldFor() {
        server = "localai";

        Plan plan = plan("a fox", "quality=high background=opaque");

        assertThat(plan.notes())
                .containsExactly("Left out, because the image service does not take it: background opaque.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dall-e-3    | 4 1024x1024 standard",
                "dall-e-2    | 4 1024x1024 standard",
                "gpt-image-1 | 4 auto low"
            })
    void bendsDefaultsThatDoNotFitTheModel(String model, String expected) {
        defaults = new RequestDefaults(new ModelId(model), "max", "2048x2048", 4, 1);

        assertThat(summary(plan("a fox", ""))).isEqualTo(expected);
    }

    @Test
    void showsThePicturesAsTheSenderWants() {
        assertThat(plan("a fox", "").presentation()).isEqualTo(Presentation.OPEN);
        assertThat(plan("a fox", "private=yes spoiler=on").presentation())
                .isEqualTo(new Presentation(Visibility.WHISPERED, Cover.SPOILER));
        assertThat(plan("a fox", "private=false spoiler=No").presentation()).isEqualTo(Presentation.OPEN);
    }

    @Test
    void pricesTheWholeRequest() {
        Plan plan = plan("a fox", "model=gpt-image-2 count=3 size=1024x1024 quality=high");

        assertThat(plan.cost().images()).isEqualTo(3);
        assertThat(plan.cost().micros()).isBetween(3 * 211_000L, 3 * 211_000L + 200);
    }

    private Plan plan(String prompt, String options) {
        return new RequestPlanner(CATALOGUE, Shipped.server(server), defaults, EngineFixture.VARIATIONS)
                .plan(new Intent.Draw(prompt, options(options)), TODAY, WORDING);
    }

    private String refusal(String prompt, String options) {
        try {
            return "planned: " + summary(plan(prompt, options));
        } catch (FailureException e) {
            return WORDING.failure(e.failure(), Duration.ZERO).text();
        }
    }

    private static Map<String, String> options(String text) {
        return Stream.of(Objects.requireNonNullElse(text, "").split(" "))
                .filter(option -> !option.isEmpty())
                .map(option -> option.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    /** Count, size, and the options that are set. */
    private static String summary(Plan plan) {
        RenderOptions options = plan.request().options();
        return Stream.of(
                        plan.request().count(),
                        options.size().text(),
                        options.quality(),
                        options.background(),
                        options.format(),
                        options.compression(),
                        options.style(),
                        options.moderation())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
