package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.text.Wording;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that only edits and variations have, with the shipped catalogue. */
class EditOptionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Wording WORDING = Wording.in(Locale.ENGLISH);
    private static final Sources SOURCES = new Sources(List.of(Samples.image(1)), null, List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "edit       | gpt-image-1         |      | not sent",
                "edit       | gpt-image-1         | low  | low",
                "edit       | gpt-image-1         | HIGH | high",
                "variations | gpt-image-1         | high | high",
                "edit       | gpt-image-1-mini    | low  | low",
                "edit       | gpt-image-1-mini    | high | gpt-image-1-mini has no input-fidelity “high”. Choose low.",
                "edit       | gpt-image-1         | huge | gpt-image-1 has no input-fidelity “huge”. Choose low or high.",
                "edit       | gpt-image-2         | low  | gpt-image-2 has no option “input-fidelity”. Leave it out.",
                "variations | gpt-image-2.5-flare | high | gpt-image-2.5-flare has no option “input-fidelity”. Leave it out.",
                "edit       | dall-e-2            | low  | dall-e-2 has no option “input-fidelity”. Leave it out.",
                "variations | dall-e-2            | low  | dall-e-2 has no option “input-fidelity”. Leave it out.",
                "edit       | unheard-of          | low  | unheard-of has no option “input-fidelity”. Leave it out.",
                "imagine    | gpt-image-1         | low  | There is no option “input-fidelity”. There are model, size"
            })
    void keepsCloseToThePictureWhereTheModelKnowsHow(String command, String model, String typed, String expected) {
        String planned = plan(command, model, "input-fidelity", typed, RenderOptions::inputFidelity);

        assertThat(planned).startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "variations | dall-e-2           |         | not sent",
                "variations | dall-e-2           | pad     | PAD",
                "variations | dall-e-2           | Crop    | CROP",
                "edit       | dall-e-2           | crop    | CROP",
                "edit       | dall-e-2           | stretch | dall-e-2 has no fit “stretch”. Choose pad or crop.",
                "edit       | gpt-image-2        | crop    | gpt-image-2 has no option “fit”. Leave it out.",
                "variations | unheard-of         | pad     | unheard-of has no option “fit”. Leave it out.",
                "imagine    | dall-e-2           | pad     | There is no option “fit”."
            })
    void makesSquaresAsAskedForModelsThatTakeNothingElse(String command, String model, String typed, String expected) {
        assertThat(plan(command, model, "fit", typed, RenderOptions::squaring)).startsWith(expected);
    }

    /** What is read from the planned options, or why there is no plan. */
    private static String plan(String command, String model, String option, String typed, Reader read) {
        Map<String, String> options = typed == null ? Map.of("model", model) : Map.of("model", model, option, typed);
        RequestPlanner planner = EngineFixture.planner("compatible", "gpt-image-2.5-flare");
        try {
            Plan plan = switch (command) {
                case "edit" ->
                    planner.plan(
                            new Intent.Repaint("a hat", options, Pictures.of(), List.of()), SOURCES, TODAY, WORDING);
                case "variations" -> planner.plan(new Intent.Vary("", options, Pictures.of()), SOURCES, TODAY, WORDING);
                default -> planner.plan(new Intent.Draw("a hat", options), TODAY, WORDING);
            };
            return Objects.toString(read.from(plan.request().options()), "not sent");
        } catch (FailureException e) {
            return WORDING.failure(e.failure(), Duration.ZERO).text();
        }
    }

    private interface Reader {
        Object from(RenderOptions options);
    }
}
