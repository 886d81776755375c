package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unfinished images for those who wait. */
class PreviewingTest extends EngineFixture {
    @Test
    void showsAnUnfinishedImageWhereThePlatformCan() {
        messenger.showPreviews();
        imagine(1);

        runNext();

        assertThat(provider.calls().getFirst().request().options().previews()).isEqualTo(1);
        assertThat(messenger.transcript())
                .containsSubsequence(
                        "progress: Drawing 1 picture with gpt-image-2.5-flare …",
                        "preview: Drawing 1 picture with gpt-image-2.5-flare …",
                        "delivered 1 image");
    }

    @Test
    void paysForNoneWhereNobodySeesThem() {
        imagine(1);

        runNext();

        assertThat(provider.calls().getFirst().request().options().previews()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"count,2", "model,dall-e-2", "spoiler,true"})
    void showsNoneWhereTheyCanNotBeToldApartOrShouldNotBeSeen(String option, String value) {
        server = option.equals("model") ? "compatible" : "openai";
        messenger.showPreviews();
        intake().accept(command("event-1", "a fox", Map.of(option, value)));

        runNext();

        assertThat(provider.calls().getFirst().request().options().previews()).isZero();
        assertThat(messenger.transcript()).noneMatch(line -> line.startsWith("preview"));
    }

    @Test
    void reservesWhatThePreviewsCost() {
        var plain = planner().plan(new Intent.Draw("a fox", Map.of()), TODAY, WORDING);

        var shown = planner().withPreviews(plain);

        assertThat(shown.cost().micros() - plain.cost().micros()).isEqualTo(100 * 30);
    }
}
