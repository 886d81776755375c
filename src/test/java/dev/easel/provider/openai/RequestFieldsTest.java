package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageRequest.Edit;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.ServerProfile.ResponseFormat;
import dev.easel.testing.MemoryBlobStore;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFieldsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gpt-image-2 | WHEN_KNOWN | model n size quality background output_format output_compression moderation safety_identifier prompt
            gpt-image-2 | ALWAYS     | model n size quality background output_format output_compression moderation response_format safety_identifier prompt
            dall-e-3    | WHEN_KNOWN | model n size quality style response_format user prompt
            dall-e-3    | NEVER      | model n size quality style user prompt
            plain       | WHEN_KNOWN | model n size prompt
            plain       | ALWAYS     | model n size response_format prompt
            unheard-of  | WHEN_KNOWN | model n size quality style background output_format output_compression moderation user prompt
            """)
    void sendsOnlyWhatTheModelKnows(String model, ResponseFormat responseFormat, String names) {
        Generation request = new Generation(new ModelId(model), new Prompt("a fox"), 3, Specimens.everyOption());

        assertThat(fields(request, responseFormat).keySet()).containsExactly(names.split(" "));
    }

    @Test
    void saysHowCloselyToKeepToTheImagesOnEditsAlone() {
        ModelId model = new ModelId("gpt-image-1");
        Edit drawn = Specimens.edit(new MemoryBlobStore(), Specimens.png(40, 1));
        Edit edit = new Edit(model, drawn.prompt(), drawn.images(), null, 1, Specimens.everyOption());
        Generation generation = new Generation(model, drawn.prompt(), 1, Specimens.everyOption());

        assertThat(fields(edit, edit.prompt())).containsEntry("input_fidelity", "high");
        assertThat(fields(generation, generation.prompt())).doesNotContainKey("input_fidelity");
    }

    @Test
    void saysHowStrictlyToFilterWhereTheEndpointTakesIt() {
        ModelId model = new ModelId("gpt-image-1");
        Edit drawn = Specimens.edit(new MemoryBlobStore(), Specimens.png(40, 1));
        Edit edit = new Edit(model, drawn.prompt(), drawn.images(), null, 1, Specimens.everyOption());
        Generation generation = new Generation(model, drawn.prompt(), 1, Specimens.everyOption());

        assertThat(fields(edit, edit.prompt())).doesNotContainKey("moderation");
        assertThat(fields(generation, generation.prompt())).containsEntry("moderation", "low");
    }

    @Test
    void spellsValuesAsTheApiDoes() {
        Generation request =
                new Generation(new ModelId("gpt-image-2"), new Prompt("a fox"), 3, Specimens.everyOption());

        assertThat(fields(request, ResponseFormat.WHEN_KNOWN))
                .containsEntry("model", "gpt-image-2")
                .containsEntry("n", 3)
                .containsEntry("size", "auto")
                .containsEntry("quality", "low")
                .containsEntry("output_format", "jpeg")
                .containsEntry("output_compression", 80)
                .containsEntry("safety_identifier", "person");
    }

    @Test
    void leavesOutWhatWasNotChosen() {
        assertThat(fields(Specimens.generation("gpt-image-2"), ResponseFormat.WHEN_KNOWN)
                        .keySet())
                .containsExactly("model", "n", "size", "safety_identifier", "prompt");
    }

    @Test
    void replacesHalfAnEmoji() {
        Generation cut = new Generation(
                new ModelId("plain"),
                new Prompt("a fox \ud83e"),
                1,
                Specimens.generation("plain").options());

        assertThat(fields(cut, ResponseFormat.NEVER)).containsEntry("prompt", "a fox ?");
    }

    private static Map<String, Object> fields(ImageRequest request, Prompt prompt) {
        return new RequestFields(
                        request,
                        Specimens.catalogue().specOf(request.model()),
                        Specimens.profile(ResponseFormat.NEVER),
                        "person")
                .prompt(prompt)
                .values();
    }

    private static Map<String, Object> fields(Generation request, ResponseFormat responseFormat) {
        return new RequestFields(
                        request,
                        Specimens.catalogue().specOf(request.model()),
                        Specimens.profile(responseFormat),
                        "person")
                .prompt(request.prompt())
                .values();
    }
}
