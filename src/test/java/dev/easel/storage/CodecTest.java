package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.failure.Problem;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.Operation;
import dev.easel.core.image.Prompt;
import dev.easel.core.text.Visibility;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    @ParameterizedTest
    @MethodSource("requests")
    void readsBackEveryRequest(ImageRequest request) {
        assertThat(Codec.read(Codec.write(request), ImageRequest.class)).isEqualTo(request);
    }

    @Test
    void knowsEveryOperation() {
        assertThat(requests().map(ImageRequest::operation)).containsExactlyInAnyOrder(Operation.values());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void readsBackEveryFailure(Failure failure) {
        assertThat(Codec.read(Codec.write(failure), Failure.class)).isEqualTo(failure);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void storesAFailureUnderItsKind(Failure failure) {
        assertThat(Codec.write(failure)).contains("\"kind\":\"" + failure.kind() + "\"");
    }

    @Test
    void knowsEveryFailure() {
        assertThat(failures().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Failure.class.getPermittedSubclasses()));
    }

    @Test
    void readsBackPeopleAndPlaces() {
        Sender sender = new Sender(
                new UserRef(Samples.CHAT, "7"), "名前 \uD83E\uDD8A", Locale.forLanguageTag("zh-Hant-TW"), Set.of());
        Place conversation = new Place(null, new ChannelRef(Samples.CHAT, "direct"));

        assertThat(Codec.read(Codec.write(sender), Sender.class)).isEqualTo(sender);
        assertThat(Codec.read(Codec.write(Samples.sender()), Sender.class)).isEqualTo(Samples.sender());
        assertThat(Codec.read(Codec.write(Samples.place()), Place.class)).isEqualTo(Samples.place());
        assertThat(Codec.read(Codec.write(conversation), Place.class)).isEqualTo(conversation);
        assertThat(Codec.read(Codec.write(Samples.replyTo()), ReplyAddress.class))
                .isEqualTo(Samples.replyTo());
    }

    @Test
    void readsBackAPresentation() {
        Presentation hidden = new Presentation(Visibility.WHISPERED, Presentation.Cover.SPOILER);

        assertThat(Codec.read(Codec.write(hidden), Presentation.class)).isEqualTo(hidden);
    }

    @Test
    void readsWhatTheFirstVersionWrote() {
        String json = """
                {"kind":"generation","model":"gpt-image-2","prompt":{"text":"a fox"},"count":2,
                "options":{"size":{"kind":"pixels","width":1024,"height":1536},"quality":"high","format":"PNG"}}
                """;

        ImageRequest request = Codec.read(json, ImageRequest.class);

        assertThat(Codec.write(request))
                .isEqualTo(json.replace("\n", "").replace("\"PNG\"}", "\"PNG\",\"previews\":0}"));
    }

    @Test
    void keepsTheSendersWordsApartFromOurs() {
        Prompt prompt = Prompt.behind("Draw an alternative.", "");
        var edit = new ImageRequest.Edit(
                Samples.MODEL,
                prompt,
                List.of(Samples.image(1)),
                null,
                1,
                Samples.generation().options());

        ImageRequest.Edit again = (ImageRequest.Edit) Codec.read(Codec.write(edit), ImageRequest.class);

        assertThat(again).isEqualTo(edit);
        assertThat(again.varies()).isTrue();
        assertThat(Codec.write(edit)).doesNotContain("vari");
        assertThat(again.prompt().shown()).isEmpty();
    }

    @Test
    void skipsWhatANewerVersionAdded() {
        String json = Codec.write(Samples.generation()).replaceFirst("\\{", "{\"seed\":{\"value\":[7]},");

        assertThat(Codec.read(json, ImageRequest.class)).isEqualTo(Samples.generation());
    }

    @Test
    void doesNotRepeatWhatItCouldNotRead() {
        assertThatThrownBy(() -> Codec.read("{\"platform\":\"chat\",\"value\":{\"secret\":1}}", ReplyAddress.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ReplyAddress")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private static Stream<ImageRequest> requests() {
        return Stream.of(Samples.generation(), Samples.edit(), Samples.variation());
    }

    private static Stream<Failure> failures() {
        return Stream.of(
                new Failure.UserError(List.of(new Problem("size", List.of("512x512")), Problem.of("count", 11))),
                new Failure.PolicyRefusal("moderation_blocked"),
                new Failure.QuotaExceeded("user", "day", "images", 2, 1, 10, Samples.NOW),
                new Failure.QueueFull(Failure.Whose.SENDER, 10),
                new Failure.Busy(Duration.ofMinutes(3)),
                new Failure.ProviderTransient("rate_limit", Duration.ofMillis(1_500), Billing.NOT_BILLED),
                new Failure.ProviderTransient("timeout", null, Billing.UNKNOWN),
                new Failure.ProviderPermanent("invalid_api_key", 401, Reach.ACCOUNT),
                new Failure.Undeliverable("kicked", Persistence.LASTING),
                new Failure.Barred(Failure.Bar.BANNED_USER, Instant.parse("2026-11-27T12:00:00Z"), "rude"),
                new Failure.Barred(Failure.Bar.PAUSED_SPACE, null, ""),
                new Failure.Expired(),
                new Failure.Interrupted(),
                new Failure.Internal("inc-1"));
    }
}
