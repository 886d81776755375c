package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.ProviderPermanent;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.image.RateNotice;
import dev.easel.core.image.RateNotice.Meter;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateHeadersTest extends LoopbackDrawing {
    private static final Meter SILENT = new Meter(null, null, null);
    private static final Duration WAIT = Duration.ofSeconds(20);

    @Test
    void tellsWhatStandsBesideAnAnswer() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("x-ratelimit-limit-images", "20")
                .addHeader("x-ratelimit-remaining-images", "3")
                .addHeader("x-ratelimit-reset-images", "51s")
                .addHeader("x-ratelimit-limit-requests", "500")
                .body(Specimens.answer(FOX))
                .build());

        draw();

        assertThat(notices)
                .containsExactly(
                        new RateNotice(new Meter(20, 3, Duration.ofSeconds(51)), new Meter(500, null, null), null));
    }

    @Test
    void tellsHowLongARefusalForThePaceHoldsEverybodyBack() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "20")
                .addHeader("x-ratelimit-remaining-images", "0")
                .body("{\"error\":{\"code\":\"slow_down\"}}")
                .build());

        Failure failure = failure();

        assertThat(failure).isEqualTo(new ProviderTransient("slow_down", WAIT, Billing.NOT_BILLED));
        assertThat(notices).containsExactly(new RateNotice(new Meter(null, 0, null), SILENT, WAIT));
    }

    @Test
    void saysNothingWhenTheServerDoesNot() {
        answer(Specimens.answer(FOX));

        draw();

        assertThat(notices).isEmpty();
    }

    @Test
    void holdsNobodyBackForOtherFailures() {
        List<Failure> others = List.of(
                new ProviderTransient("server_is_overloaded", WAIT, Billing.PROBABLY_NOT_BILLED),
                new ProviderPermanent("insufficient_quota", 429, Reach.ACCOUNT));

        assertThat(others)
                .allSatisfy(failure ->
                        assertThat(RateHeaders.find(Headers.EMPTY, failure)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "12ms, PT0.012S",
        "1s, PT1S",
        "1.5s, PT1.5S",
        "6m0s, PT6M",
        "1h2m3s, PT1H2M3S",
        "59, PT59S",
        "2m, PT2M",
        "1s250ms, PT1.25S",
    })
    void readsDurations(String text, Duration expected) {
        assertThat(RateHeaders.find(Headers.of("X-RateLimit-Reset-Images", text)))
                .contains(new RateNotice(new Meter(null, null, expected), SILENT, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "-1",
                "-1s",
                "1e9",
                "5 per minute",
                "12345678901234567890",
                "0x10",
                "2026-11-21T12:00:00Z"
            })
    void ignoresWhatCannotBeRead(String text) {
        Headers headers = Headers.of(
                "x-ratelimit-limit-images", text,
                "x-ratelimit-remaining-images", text,
                "x-ratelimit-reset-images", text,
                "x-ratelimit-limit-requests", text);

        assertThat(RateHeaders.find(headers)).isEmpty();
    }

    @Test
    void ignoresALimitOfNothing() {
        assertThat(RateHeaders.find(Headers.of("x-ratelimit-limit-images", "0")))
                .isEmpty();
    }
}
