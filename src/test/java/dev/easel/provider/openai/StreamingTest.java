package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.PolicyRefusal;
import dev.easel.core.failure.Failure.ProviderPermanent;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.Usage;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that come as events. */
class StreamingTest extends LoopbackDrawing {
    private static final byte[] DRAFT = Specimens.png(900, 5);
    private static final byte[] SKETCH = Specimens.png(800, 6);

    private final List<ImageRef> seen = new ArrayList<>();

    @Test
    void showsPreviewsAndDrawsTheImage() {
        events(Events.partial(SKETCH, 0) + Events.partial(DRAFT, 1) + Events.completed(FOX));

        Drawing drawing = draw(1, 2);

        assertThat(drawing.images()).containsExactly(image(FOX, null));
        assertThat(drawing.usage()).isEqualTo(new Usage(10, 2, 396));
        assertThat(drawing.requestId()).isEqualTo("req_1");
        assertThat(seen)
                .containsExactly(image(SKETCH, null).image(), image(DRAFT, null).image());
        assertThat(blobs.kept()).hasSize(3);
    }

    @Test
    void asksForEventsWhereModelAndServerKnowThem() throws Exception {
        events(Events.completed(FOX));

        draw(1, 3);

        RecordedRequest sent = server.takeRequest();
        JsonNode body = new ObjectMapper().readTree(sent.getBody().utf8());
        assertThat(sent.getHeaders().get("Accept")).isEqualTo("text/event-stream");
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(body.path("partial_images").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "streams, PNG, 0, openai",
        "plain, PNG, 2, openai",
        "streams, GIF, 2, openai",
        "streams, PNG, 2, lemonade"
    })
    void asksForNoEventsOtherwise(String model, ImageFormat format, int wanted, String kind) throws Exception {
        answer(Specimens.answer(FOX));
        ImageRequest request = new Generation(
                new ModelId(model),
                new Prompt("a fox"),
                1,
                RenderOptions.of(ImageSize.AUTO).withFormat(format).withPreviews(wanted));

        images(null, Specimens.shipped(kind), Specimens.QUICK).draw(request, "person", seen::add);

        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(sent.getBody().utf8()).doesNotContain("stream\":", "partial");
    }

    @Test
    void streamsEditsToo() throws Exception {
        events(Events.named("image_edit.partial_image", "\"b64_json\":\"" + Specimens.base64(DRAFT) + "\"")
                + Events.named("image_edit.completed", "\"b64_json\":\"" + Specimens.base64(FOX) + "\""));
        ImageRequest.Edit edit = Specimens.edit(blobs, HEN);
        ImageRequest request = new ImageRequest.Edit(
                new ModelId("streams"),
                edit.prompt(),
                edit.images(),
                null,
                1,
                RenderOptions.of(ImageSize.AUTO).withPreviews(1));

        Drawing drawing = images(null, PROFILE, Specimens.QUICK).draw(request, "person", seen::add);

        assertThat(drawing.images()).containsExactly(image(FOX, null));
        assertThat(seen).containsExactly(image(DRAFT, null).image());
        assertThat(FormPart.of(server.takeRequest()).stream().map(FormPart::summary))
                .contains("stream=true", "partial_images=1");
    }

    @Test
    void takesAPlainAnswerFromAServerThatDoesNotStream() {
        answer(Specimens.answer(FOX));

        assertThat(draw(1, 2).images()).containsExactly(image(FOX, null));
        assertThat(seen).isEmpty();
    }

    @Test
    void takesSeveralImagesAndAddsUpWhatTheyTook() {
        events(Events.completed(FOX) + Events.partial(DRAFT, 0) + Events.completed(HEN));

        Drawing drawing = draw(2, 1);

        assertThat(drawing.images()).containsExactly(image(FOX, null), image(HEN, null));
        assertThat(drawing.usage()).isEqualTo(new Usage(20, 4, 792));
    }

    @Test
    void takesFewerImagesThanAskedFor() {
        events(Events.completed(FOX));

        assertThat(draw(2, 1).images()).containsExactly(image(FOX, null));
    }

    @Test
    void showsNoMorePreviewsThanWanted() {
        events(Events.partial(SKETCH, 0) + Events.partial(DRAFT, 1) + Events.completed(FOX));

        draw(1, 1);

        assertThat(seen).containsExactly(image(SKETCH, null).image());
        assertThat(blobs.kept()).hasSize(2);
    }

    @Test
    void passesOverAPreviewThatIsNoImage() {
        events(Events.named("image_generation.partial_image", "\"b64_json\":\"bm8gaW1hZ2U=\"")
                + Events.named("image_generation.partial_image", "\"b64_json\":null")
                + Events.completed(FOX));

        assertThat(draw(1, 3).images()).hasSize(1);
        assertThat(seen).isEmpty();
    }

    @Test
    void letsAListenerThatFailsFail() {
        events(Events.partial(DRAFT, 0) + Events.completed(FOX));
        PartialListener broken = _ -> {
            throw new IllegalStateException("broken");
        };

        assertThatThrownBy(() -> images(null, PROFILE, Specimens.QUICK).draw(request(1, 1), "person", broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"code\":\"image_generation_failed\",\"message\":\"no\"}}\n\n",
                "data: {\"error\":{\"code\":\"image_generation_failed\"}}\n\n",
                "event: error\ndata: {\"code\":\"image_generation_failed\"}\n\n",
                "data: {\"type\":\"error\",\"code\":\"image_generation_failed\"}\n",
            })
    void tellsWhatAnErrorMeansForTheBill(String error) {
        events(error);
        events(Events.partial(DRAFT, 0) + error);

        assertThat(streamFailure())
                .isEqualTo(new ProviderTransient("image_generation_failed", null, Billing.PROBABLY_NOT_BILLED));
        assertThat(streamFailure()).isEqualTo(new ProviderTransient("image_generation_failed", null, Billing.UNKNOWN));
    }

    @Test
    void tellsWhyTheServerWillNotDraw() {
        events(Events.partial(DRAFT, 0) + "data: {\"error\":{\"code\":\"moderation_blocked\"}}\n\n");
        events("{\"error\":{\"code\":\"moderation_blocked\"}}");
        events("\n {\"error\":{\"code\":\"insufficient_quota\"}}\n");

        assertThat(streamFailure()).isEqualTo(new PolicyRefusal("moderation_blocked"));
        assertThat(streamFailure()).isEqualTo(new PolicyRefusal("moderation_blocked"));
        assertThat(streamFailure()).isEqualTo(new ProviderPermanent("insufficient_quota", 200, Reach.ACCOUNT));
    }

    @Test
    void keepsTheImagesThatCameBeforeAnError() {
        events(Events.completed(FOX) + "data: {\"error\":\"out of memory\"}\n\n");

        assertThat(draw(2, 1).images()).containsExactly(image(FOX, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ": keepalive\n\n", "data: [DONE]\n\n", "PARTIAL", "PARTIALdata: [DONE]\n\n"})
    void neverTakesAPreviewForTheImage(String stream) {
        events(stream.replace("PARTIAL", Events.partial(DRAFT, 0)));

        assertThat(streamFailure()).isEqualTo(new ProviderTransient("stream_ended", null, Billing.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data: {\"type\":\"image_generation.comp", "data: nothing\n\n", "data: [1]\n\n", "data: 7\n\n"})
    void saysThatAStreamIsGarbled(String stream) {
        events(stream);

        assertThat(streamFailure()).isEqualTo(new ProviderTransient("garbled", null, Billing.UNKNOWN));
    }

    @Test
    void readsARefusalThatIsNoStream() {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"error\":{\"code\":\"content_policy_violation\"}}")
                .build());

        assertThat(streamFailure()).isEqualTo(new PolicyRefusal("content_policy_violation"));
    }

    private void events(String stream) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream; charset=utf-8")
                .addHeader("x-request-id", "req_1")
                .chunkedBody(stream, 700)
                .build());
    }

    private Failure streamFailure() {
        try {
            throw new AssertionError("drew " + draw(1, 2));
        } catch (FailureException e) {
            return e.failure();
        }
    }

    private Drawing draw(int count, int wanted) {
        return images(null, PROFILE, Specimens.QUICK).draw(request(count, wanted), "person", seen::add);
    }

    private static ImageRequest request(int count, int previews) {
        return new Generation(
                new ModelId("streams"),
                new Prompt("a fox"),
                count,
                RenderOptions.of(ImageSize.AUTO).withPreviews(previews));
    }
}
