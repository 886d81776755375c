package dev.easel.sandbox;

import static dev.easel.sandbox.SandboxClient.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.easel.sandbox.EventReader.Event;
import dev.easel.sandbox.SandboxClient.Answer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamingTest {
    private static final String STREAM = "'stream':true,'quality':'low','size':'1024x1024'";

    private SandboxClient client = new SandboxClient();

    @AfterEach
    void close() {
        client.close();
    }

    private static List<Event> events(Answer answer) throws IOException {
        assertThat(answer.raw().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        String text = new String(answer.raw().body(), StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n\n");
        return EventReader.read(text);
    }

    private List<Event> generated(String prompt, String fields) throws Exception {
        return events(client.generate(request("gpt-image-2.5-flare", prompt, STREAM + fields)));
    }

    private static BufferedImage picture(Event event) throws IOException {
        return Pictures.decoded(event.data().path("b64_json").binaryValue());
    }

    /** How much neighbouring pixels differ. */
    private static double detail(BufferedImage image) {
        long sum = 0;
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 1; x < image.getWidth(); x++) {
                sum += Math.abs((image.getRGB(x, y) >> 8 & 255) - (image.getRGB(x - 1, y) >> 8 & 255));
            }
        }
        return (double) sum / image.getWidth() / image.getHeight();
    }

    @Test
    void showsTheImageWhileItIsDrawn() throws Exception {
        List<Event> events = generated("a fox", ",'partial_images':3,'safety_identifier':'who'");

        assertThat(events)
                .extracting(Event::name)
                .containsExactly(
                        "image_generation.partial_image",
                        "image_generation.partial_image",
                        "image_generation.partial_image",
                        "image_generation.completed");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.data().path("type").asText()).isEqualTo(event.name());
            assertThat(event.data().path("created_at").asLong()).isEqualTo(SandboxClient.START.getEpochSecond());
            assertThat(event.data().path("size").asText()).isEqualTo("1024x1024");
            assertThat(event.data().path("quality").asText()).isEqualTo("low");
            assertThat(event.data().path("background").asText()).isEqualTo("opaque");
            assertThat(event.data().path("output_format").asText()).isEqualTo("png");
            assertThat(picture(event).getWidth()).isEqualTo(1024);
        });
        assertThat(events.subList(0, 3))
                .extracting(event -> event.data().path("partial_image_index").asInt())
                .containsExactly(0, 1, 2);
        JsonNode completed = events.getLast().data();
        assertThat(completed.has("partial_image_index")).isFalse();
        assertThat(completed.path("safety_identifier").asText()).isEqualTo("who");
        assertThat(completed.at("/usage/output_tokens").asInt()).isEqualTo(196 + 300);
        assertThat(completed.at("/usage/total_tokens").asInt()).isEqualTo(2 + 496);
    }

    @Test
    void becomesClearer() throws Exception {
        List<Event> events = generated("a fox", ",'partial_images':3");

        for (int i = 1; i < events.size(); i++) {
            assertThat(detail(picture(events.get(i)))).isGreaterThan(detail(picture(events.get(i - 1))));
        }
    }

    @Test
    void endsWithWhatIsAnsweredWithoutAStream() throws Exception {
        byte[] whole;
        try (SandboxClient other = new SandboxClient()) {
            whole = other.generate(request("gpt-image-2.5-flare", "a fox", "'quality':'low','size':'1024x1024'"))
                    .image(0);
        }
        List<Event> events = generated("a fox", "");

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().data().path("b64_json").binaryValue()).isEqualTo(whole);
    }

    @Test
    void completesEachOfSeveralImages() throws Exception {
        List<Event> events = generated("a fox", ",'n':2,'partial_images':1");

        assertThat(events)
                .extracting(event -> event.name().substring("image_generation.".length()))
                .containsExactly("partial_image", "completed", "partial_image", "completed");
        assertThat(events.get(3).data().at("/usage/input_tokens").asInt()).isZero();
    }

    @Test
    void streamsEditsInTheFormatAskedFor() throws Exception {
        FormBody form = FormBody.with("model=gpt-image-2;prompt=a fox;stream=true;partial_images=1;output_format=jpeg")
                .png("image", Pictures.ballPng(96, 96));

        List<Event> events = events(client.post("/images/edits", form));

        assertThat(events).extracting(Event::name).containsExactly("image_edit.partial_image", "image_edit.completed");
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.data().path("b64_json").asText()).startsWith("/9j/"));
        assertThat(events.getLast()
                        .data()
                        .at("/usage/input_tokens_details/image_tokens")
                        .asInt())
                .isEqualTo(194);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a fox sandbox:policy", "a fox sandbox:429", "a fox sandbox:policy-output"})
    void refusesBeforeItStreams(String prompt) throws Exception {
        Answer answer = client.generate(request("gpt-image-2", prompt, STREAM));

        assertThat(answer.status()).isBetween(400, 429);
        assertThat(answer.error("code")).isNotEmpty();
    }

    @Test
    void breaksOffWithAnErrorEvent() throws Exception {
        List<Event> events = generated("a fox sandbox:broken-stream", ",'partial_images':2");

        assertThat(events).extracting(Event::name).containsExactly("image_generation.partial_image", "error");
        assertThat(events.getLast().data().at("/error/code").asText()).isEqualTo("image_generation_failed");
    }

    @Test
    void losesTheConnectionInTheMiddle() throws Exception {
        InputStream body = client.open(request("gpt-image-2", "a fox sandbox:cut", STREAM));

        assertThat(body.read()).isEqualTo('e');
        assertThatExceptionOfType(IOException.class).isThrownBy(body::readAllBytes);
    }

    @Test
    void takesItsTimeOverTheWholeStream() throws Exception {
        client.close();
        client = new SandboxClient(new SandboxOptions(Duration.ofSeconds(8), 0));

        generated("a fox", ",'partial_images':3");
        client.generate(request("gpt-image-2", "a fox"));

        assertThat(client.pauses())
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(8));
    }

    @Test
    void countsImagesPerMinute() throws Exception {
        client.close();
        client = new SandboxClient(new SandboxOptions(Duration.ZERO, 3));
        client.generate(request("gpt-image-2", "a fox", "'n':2"));
        client.advance(Duration.ofSeconds(20));

        Answer refused = client.generate(request("gpt-image-2", "a fox", "'n':2"));
        Answer fits = client.generate(request("gpt-image-2", "a fox"));
        client.advance(Duration.ofSeconds(40));
        Answer later = client.generate(request("gpt-image-2", "a fox", "'n':2"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.raw().headers().firstValue("Retry-After")).hasValue("40");
        assertThat(refused.error("message")).contains("Limit 3, Used 2, Requested 2");
        assertThat(fits.status()).isEqualTo(200);
        assertThat(later.status()).isEqualTo(200);
    }
}
