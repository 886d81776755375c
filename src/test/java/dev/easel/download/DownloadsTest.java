package dev.easel.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DownloadsTest {
    private static final int MOST = 32 << 20;

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Downloads downloads(Dns names, List<HttpUrl> origins) {
        OkHttpClient http = new OkHttpClient.Builder().dns(names).build();
        return new Downloads(http, new Downloads.Rules("files.example"::equals, url -> "Bearer key", 2), origins);
    }

    private long length(int bytes) throws IOException {
        server.enqueue(new MockResponse.Builder()
                .chunkedBody(new Buffer().write(new byte[bytes]), 1 << 16)
                .build());
        Downloads downloads = downloads(Dns.SYSTEM, List.of(server.url("/")));
        try (InputStream file = downloads.open(server.url("/cat.png").toString())) {
            return file.readAllBytes().length;
        }
    }

    @Test
    void takesAFileThatIsAsLargeAsItMayBe() throws IOException {
        assertThat(length(MOST)).isEqualTo(MOST);
    }

    @Test
    void countsWhatComesNotWhatIsAnnounced() {
        assertThatThrownBy(() -> length(MOST + 1)).hasMessageContaining("larger");
    }

    @Test
    void neverCallsTheAddressesAroundHoweverOftenANameIsAskedFor() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        List<InetAddress> loopback = List.of(InetAddress.getLoopbackAddress());
        List<InetAddress> both = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getLoopbackAddress());
        Downloads downloads = downloads(host -> asked.getAndIncrement() % 2 == 0 ? both : loopback, List.of());

        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> downloads.open("https://files.example/cat.png"))
                    .hasMessageContaining("not public");
        }
        assertThat(asked).hasValue(1_000);
    }

    @Test
    void givesCredentialsToNobodyThatMayNotBeCalled() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://localhost:" + server.getPort() + "/cat.png")
                .build());
        Downloads downloads = downloads(
                Dns.SYSTEM,
                List.of(server.url("/").newBuilder().host("127.0.0.1").build()));

        assertThatThrownBy(() -> downloads.open("http://127.0.0.1:" + server.getPort() + "/cat.png"))
                .hasMessageContaining("not on a server");
        assertThat(server.getRequestCount()).isOne();
    }
}
