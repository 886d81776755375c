package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest.Edit;
import dev.easel.core.image.ImageRequest.Variation;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Mask;
import dev.easel.core.text.Wording;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each model takes, row by row from OpenAI's reference of November 2026 and for the older models from that of 2025;
 * written by hand, not from the catalogue that the planner plans with. The sandbox has tables of its own.
 */
final class ModelRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Wording WORDING = Wording.in(Locale.ENGLISH);

    @ParameterizedTest(name = "{0} draws {1}")
    @CsvSource(delimiter = '|', textBlock = """
            dall-e-2                       | size=256x256
            dall-e-2                       | size=512x512 count=10
            dall-e-2                       | size=1024x1024 quality=standard
            dall-e-3                       | size=1024x1024 quality=hd style=vivid
            dall-e-3                       | size=1792x1024 quality=standard style=natural
            dall-e-3                       | size=1024x1792 count=1
            dall-e-3                       | count=10
            gpt-image-1                    | size=1024x1024 quality=low
            gpt-image-1                    | size=1536x1024 quality=medium background=transparent format=webp
            gpt-image-1                    | size=1024x1536 quality=high background=opaque format=jpeg
            gpt-image-1                    | size=auto quality=auto background=auto moderation=low
            gpt-image-1-mini               | size=1536x1024 quality=high count=10
            gpt-image-1-mini               | background=transparent format=png
            gpt-image-1.5                  | format=jpeg compression=0
            gpt-image-1.5                  | format=webp compression=100 moderation=auto
            gpt-image-1.5-2025-12-16       | size=1024x1536
            chatgpt-image-latest           | size=auto quality=medium
            gpt-image-2                    | size=640x1024
            gpt-image-2                    | size=816x816
            gpt-image-2                    | size=1280x720
            gpt-image-2                    | size=1536x864
            gpt-image-2                    | size=1792x1024
            gpt-image-2                    | size=1920x1088
            gpt-image-2                    | size=2048x2048
            gpt-image-2                    | size=2880x2880
            gpt-image-2                    | size=3840x1280
            gpt-image-2                    | size=3840x2160 count=10
            gpt-image-2                    | background=opaque quality=high
            gpt-image-2-2026-04-21         | size=1024x1792 background=auto
            gpt-image-2.5-flare            | quality=xhigh
            gpt-image-2.5-flare            | quality=max background=transparent
            gpt-image-2.5-flare-2026-09-08 | size=1024x1792
            gpt-image-2.5-sunburst         | size=3840x1280 format=webp
            gpt-image-2.5-sunburst-2026-09-08 | quality=medium
            gpt-image-2.6-flare            | size=2880x2880 quality=low
            gpt-image-2.6-flare            | background=transparent
            gpt-image-2.6-sunburst         | quality=max moderation=low format=jpeg compression=50
            """)
    void draws(String model, String options) {
        assertThatCode(() -> draw("a fox", model, options)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource(delimiter = '|', textBlock = """
            dall-e-2               | size=1536x1024         | size-listed
            dall-e-2               | size=1792x1024         | size-listed
            dall-e-2               | size=auto              | size-listed
            dall-e-2               | count=11               | count-range
            dall-e-2               | count=-1               | count-range
            dall-e-2               | quality=hd             | value-not-for-model
            dall-e-2               | style=vivid            | option-not-for-model
            dall-e-2               | background=transparent | option-not-for-model
            dall-e-2               | format=png             | option-not-for-model
            dall-e-3               | size=512x512           | size-listed
            dall-e-3               | size=1536x1024         | size-listed
            dall-e-3               | count=11               | count-range
            dall-e-3               | quality=high           | value-not-for-model
            dall-e-3               | style=wild             | value-not-for-model
            dall-e-3               | moderation=low         | option-not-for-model
            dall-e-3               | background=opaque      | option-not-for-model
            gpt-image-1            | size=512x512           | size-listed
            gpt-image-1            | size=1024x1792         | size-listed
            gpt-image-1            | size=2048x2048         | size-listed
            gpt-image-1            | quality=hd             | value-not-for-model
            gpt-image-1            | quality=xhigh          | value-not-for-model
            gpt-image-1            | quality=standard       | value-not-for-model
            gpt-image-1            | style=natural          | option-not-for-model
            gpt-image-1            | count=11               | count-range
            gpt-image-1            | background=red         | value-not-for-model
            gpt-image-1            | moderation=off         | value-not-for-model
            gpt-image-1            | moderation=high        | value-not-for-model
            gpt-image-1-mini       | size=1792x1024         | size-listed
            gpt-image-1-mini       | quality=max            | value-not-for-model
            gpt-image-1.5          | format=jpeg background=transparent | transparent-needs-format
            gpt-image-1.5          | format=png compression=80 | compression-needs-format
            gpt-image-1.5          | compression=80         | compression-needs-format
            gpt-image-1.5          | format=webp compression=101 | compression-range
            gpt-image-1.5          | format=webp compression=-1 | compression-range
            chatgpt-image-latest   | size=1280x720          | size-listed
            gpt-image-2            | size=1920x1080         | size-bounded
            gpt-image-2            | size=872x2048          | size-bounded
            gpt-image-2            | size=1000x1000         | size-bounded
            gpt-image-2            | size=256x256           | size-bounded
            gpt-image-2            | size=768x768           | size-bounded
            gpt-image-2            | size=800x800           | size-bounded
            gpt-image-2            | size=1024x576          | size-bounded
            gpt-image-2            | size=2896x2896         | size-bounded
            gpt-image-2            | size=3840x2176         | size-bounded
            gpt-image-2            | size=4096x4096         | size-bounded
            gpt-image-2            | size=3840x1264         | size-bounded
            gpt-image-2            | quality=xhigh          | value-not-for-model
            gpt-image-2            | background=transparent | value-not-for-model
            gpt-image-2.5-flare    | size=512x512           | size-bounded
            gpt-image-2.5-flare    | size=3856x1600         | size-bounded
            gpt-image-2.5-flare    | quality=ultra          | value-not-for-model
            gpt-image-2.5-flare    | style=vivid            | option-not-for-model
            gpt-image-2.5-sunburst | format=bmp             | format-unknown
            gpt-image-2.5-sunburst | format=gif             | format-unknown
            gpt-image-2.5-sunburst | count=0                | count-range
            gpt-image-2.6-flare    | size=1024x300          | size-bounded
            gpt-image-2.6-flare    | format=jpeg background=transparent | transparent-needs-format
            gpt-image-2.6-sunburst | count=11               | count-range
            """)
    void refuses(String model, String options, String problem) {
        assertThat(problems(() -> draw("a fox", model, options))).containsExactly(problem);
    }

    @ParameterizedTest(name = "{0} takes {1} characters")
    @CsvSource({
        "dall-e-2, 1000",
        "dall-e-3, 4000",
        "gpt-image-1, 32000",
        "gpt-image-1-mini, 32000",
        "gpt-image-2, 32000",
        "gpt-image-2.5-sunburst, 32000",
        "gpt-image-2.6-flare, 32000"
    })
    void limitsPrompts(String model, int longest) {
        assertThatCode(() -> draw("a".repeat(longest), model, "")).doesNotThrowAnyException();
        assertThat(problems(() -> draw("a".repeat(longest + 1), model, ""))).containsExactly("prompt-too-long");
        assertThat(problems(() -> draw("", model, ""))).containsExactly("prompt-empty");
    }

    @ParameterizedTest(name = "{0} edits {1} pictures with {2}")
    @CsvSource(delimiter = '|', textBlock = """
            dall-e-2            | 1  | size=512x512                   |
            dall-e-2            | 2  |                                | images-too-many
            dall-e-2            | 1  | format=png                     | option-not-for-model
            dall-e-3            | 1  |                                | operation-not-for-model
            gpt-image-1         | 16 | quality=high                   |
            gpt-image-1         | 17 |                                | images-too-many
            gpt-image-1-mini    | 2  | format=webp compression=40     |
            gpt-image-2         | 16 | size=640x1024                  |
            gpt-image-2         | 17 |                                | images-too-many
            gpt-image-2         | 1  | background=transparent         | value-not-for-model
            gpt-image-2         | 1  | size=512x512                   | size-bounded
            gpt-image-2.5-flare | 3  | background=transparent count=10 |
            gpt-image-2.5-flare | 1  | count=11                       | count-range
            gpt-image-2.5-flare | 1  | style=vivid                    | option-unknown-near
            gpt-image-2.6-flare | 16 | quality=max                    |
            """)
    void edits(String model, int images, @Nullable String options, @Nullable String problem) {
        List<String> problems = problems(() -> edit(model, images, options));

        assertThat(problems.stream().findFirst().orElse(null)).isEqualTo(problem);
    }

    @ParameterizedTest(name = "{1} varies with {0} by {2}")
    @CsvSource({
        "dall-e-2, compatible, Variation",
        "dall-e-2, openai, Edit",
        "gpt-image-1, compatible, Edit",
        "gpt-image-2.5-flare, compatible, Edit",
        "gpt-image-2.6-sunburst, openai, Edit",
        "dall-e-3, compatible, none"
    })
    void varies(String model, String server, String operation) {
        Intent.Vary vary = new Intent.Vary("", options(model, "count=2"), Pictures.of());

        if (operation.equals("none")) {
            assertThat(problems(() -> planner(server).plan(vary, sources(1), TODAY, WORDING)))
                    .startsWith("operation-not-for-model");
        } else {
            assertThat(planner(server).plan(vary, sources(1), TODAY, WORDING).request())
                    .isInstanceOf(operation.equals("Edit") ? Edit.class : Variation.class);
        }
    }

    private static Plan draw(String prompt, String model, String options) {
        return planner("compatible").plan(new Intent.Draw(prompt, options(model, options)), TODAY, WORDING);
    }

    private static Plan edit(String model, int images, @Nullable String options) {
        Intent.Repaint repaint = new Intent.Repaint("a hat", options(model, options), Pictures.of(), List.of());
        return planner("compatible").plan(repaint, sources(images), TODAY, WORDING);
    }

    private static Sources sources(int count) {
        ImageRef image = new ImageRef("0".repeat(64), ImageFormat.PNG, new Pixels(1024, 1024), 1_000);
        return new Sources(Collections.nCopies(count, image), new Mask(image), List.of());
    }

    private static RequestPlanner planner(String server) {
        return EngineFixture.planner(server, "gpt-image-2.5-flare");
    }

    private static Map<String, String> options(String model, @Nullable String text) {
        return Arrays.stream(("model=" + model + " " + Objects.requireNonNullElse(text, ""))
                        .strip()
                        .split(" "))
                .map(option -> option.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    /** The keys of all that is wrong; empty when nothing is. */
    private static List<String> problems(Runnable planning) {
        try {
            planning.run();
            return List.of();
        } catch (FailureException e) {
            return ((UserError) e.failure())
                    .problems().stream().map(problem -> problem.key()).toList();
        }
    }
}
