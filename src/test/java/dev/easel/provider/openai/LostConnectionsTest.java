package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.provider.openai.OpenAiServer.Timeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known about the bill when a call doesn't end well, and that none is made twice. */
class LostConnectionsTest extends LoopbackDrawing {
    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 401, 407, 408, 421, 429, 500, 503})
    void repeatsAndRedirectsNothing(int status) {
        for (int i = 0; i < 3; i++) {
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Location", server.url("/elsewhere"))
                    .addHeader("Retry-After", "0")
                    .addHeader("WWW-Authenticate", "Basic realm=\"x\"")
                    .addHeader("Proxy-Authenticate", "Basic realm=\"x\"")
                    .build());
        }

        failure();

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void readsTheWaitOffARealResponse() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "20")
                .body("{\"error\":{\"code\":\"rate_limit_exceeded\"}}")
                .build());

        assertThat(failure())
                .isEqualTo(new ProviderTransient("rate_limit_exceeded", Duration.ofSeconds(20), Billing.NOT_BILLED));
    }

    @Test
    void survivesAnAbsurdWait() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "99999999999")
                .build());

        assertThat(failure()).isEqualTo(new ProviderTransient("http_503", null, Billing.UNKNOWN));
    }

    @Test
    void knowsThatNothingWasBilledWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        server.close();

        for (String url :
                List.of("http://127.0.0.1:" + port, "http://no-such-host.invalid", "https://127.0.0.1:" + port)) {
            assertThat(failure(images(url, Specimens.KEY, PROFILE, Specimens.QUICK)))
                    .isEqualTo(new ProviderTransient("unreachable", null, Billing.NOT_BILLED));
        }
    }

    @Test
    void doesNotKnowWhatWasBilledWhenTheConnectionBreaksAfterTheRequest() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(new MockResponse.Builder()
                .body(Specimens.answer(HEN))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThat(failure()).isEqualTo(new ProviderTransient("connection_lost", null, Billing.UNKNOWN));
        assertThat(failure()).isEqualTo(new ProviderTransient("connection_lost", null, Billing.UNKNOWN));
        assertThat(blobs.kept()).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void doesNotKnowWhatWasBilledWhenTheServerIsSilent() {
        Timeouts read = new Timeouts(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(9));
        Timeouts call = new Timeouts(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(9), Duration.ofMillis(300));
        for (Timeouts timeouts : List.of(read, call)) {
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build());

            assertThat(failure(images(Specimens.KEY, PROFILE, timeouts)))
                    .isEqualTo(new ProviderTransient("timeout", null, Billing.UNKNOWN));
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void timesOutInTheMiddleOfAnImage() {
        server.enqueue(new MockResponse.Builder()
                .body(Specimens.answer(HEN))
                .throttleBody(10_000, 5, TimeUnit.SECONDS)
                .build());

        Timeouts timeouts = new Timeouts(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(9));
        assertThat(failure(images(Specimens.KEY, PROFILE, timeouts)))
                .isEqualTo(new ProviderTransient("timeout", null, Billing.UNKNOWN));
        assertThat(blobs.kept()).isEmpty();
    }

    @Test
    void endsTheCallWhenInterruptedAndStaysInterrupted() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        CompletableFuture<Failure> failure = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread drawing = Thread.startVirtualThread(() -> {
            failure.complete(failure());
            flag.complete(Thread.currentThread().isInterrupted());
        });
        server.takeRequest();

        drawing.interrupt();

        assertThat(failure.get(1, TimeUnit.MINUTES))
                .isEqualTo(new ProviderTransient("interrupted", null, Billing.UNKNOWN));
        assertThat(flag.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void sendsNothingWhenInterruptedBefore() throws Exception {
        CompletableFuture<Failure> failure = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            Thread.currentThread().interrupt();
            failure.complete(failure());
        });

        assertThat(failure.get(1, TimeUnit.MINUTES))
                .isEqualTo(new ProviderTransient("interrupted", null, Billing.NOT_BILLED));
    }
}
