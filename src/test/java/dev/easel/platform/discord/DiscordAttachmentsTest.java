package dev.easel.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.chat.Attachment;
import dev.easel.testing.Ambush;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No address but Discord's own and the configured ones is ever asked. */
class DiscordAttachmentsTest {
    private final MockWebServer allowed = new MockWebServer();
    private final MockWebServer forbidden = new MockWebServer();
    private DiscordAttachments attachments;

    @BeforeEach
    void start() throws IOException {
        allowed.start();
        forbidden.start();
        attachments = new DiscordAttachments(
                new OkHttpClient(), List.of("http://127.0.0.1:" + allowed.getPort() + "/", "not an origin"));
    }

    @AfterEach
    void stop() {
        allowed.close();
        forbidden.close();
    }

    private InputStream open(String url) throws IOException {
        return attachments.open(new Attachment(Attachment.Role.IMAGE, url, "cat.png"));
    }

    private String at(MockWebServer server) {
        return "http://127.0.0.1:" + server.getPort() + "/cat.png";
    }

    private static MockResponse redirect(String to) {
        return new MockResponse.Builder().code(302).addHeader("Location", to).build();
    }

    @Test
    void opensAFileOfAConfiguredOriginWithoutCredentials() throws Exception {
        allowed.enqueue(new MockResponse.Builder().body("picture").build());

        try (InputStream file = open(at(allowed))) {
            assertThat(file.readAllBytes()).asString().isEqualTo("picture");
        }
        assertThat(allowed.takeRequest().getHeaders().names()).doesNotContain("Authorization", "Cookie");
    }

    @Test
    void followsARedirectWithinTheOrigin() throws IOException {
        allowed.enqueue(redirect("/other.png"));
        allowed.enqueue(new MockResponse.Builder().body("picture").build());

        try (InputStream file = open(at(allowed))) {
            assertThat(file.readAllBytes()).asString().isEqualTo("picture");
        }
    }

    @Test
    void followsNoRedirectElsewhere() {
        allowed.enqueue(redirect(at(forbidden)));

        assertThatThrownBy(() -> open(at(allowed))).isInstanceOf(IOException.class);
        assertThat(forbidden.getRequestCount()).isZero();
    }

    @Test
    void followsNoCircle() {
        for (int i = 0; i < 10; i++) {
            allowed.enqueue(redirect("/cat.png"));
        }

        assertThatThrownBy(() -> open(at(allowed))).isInstanceOf(IOException.class);
        assertThat(allowed.getRequestCount()).isLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/cat.png",
                "http://cdn.discordapp.com/cat.png",
                "https://cdn.discordapp.com.example.org/cat.png",
                "https://cdn.discordapp.com@127.0.0.1/cat.png",
                "https://someone@cdn.discordapp.com/cat.png",
                "https://cdn.discordapp.com:8443/cat.png",
                "https://127.0.0.1/cat.png",
                "file:///etc/passwd",
                "cat.png",
                ""
            })
    void asksNobodyElse(String url) {
        assertThatThrownBy(() -> open(url)).isInstanceOf(IOException.class).hasMessageNotContaining("unreachable");
    }

    @Test
    void callsNobodyWhateverTheAddress() throws IOException {
        try (Ambush ambush = Ambush.lay()) {
            Set<String> hostile = ambush.addresses("cdn.discordapp.com");

            assertThat(hostile)
                    .hasSizeGreaterThan(400)
                    .allSatisfy(
                            url -> assertThatThrownBy(() -> open(url)).as(url).isInstanceOf(IOException.class));
            assertThat(ambush.calls()).isZero();
        }
    }

    @Test
    void callsNobodyWhereverItIsRedirected() throws IOException {
        try (Ambush ambush = Ambush.lay()) {
            for (String url : ambush.addresses("cdn.discordapp.com")) {
                String location = url.replace("\t", "").replaceAll("[^ -~]", "");
                allowed.enqueue(redirect(location));
                allowed.enqueue(new MockResponse.Builder().code(404).build());
                assertThatThrownBy(() -> open(at(allowed))).as(url).isInstanceOf(IOException.class);
                allowed.setDispatcher(new QueueDispatcher());
            }
            assertThat(ambush.calls()).isZero();
        }
    }

    @Test
    void takesALocalServerOfAnotherPortForAnotherOrigin() {
        assertThatThrownBy(() -> open(at(forbidden))).isInstanceOf(IOException.class);
        assertThat(forbidden.getRequestCount()).isZero();
    }

    @Test
    void saysThatAFileIsNotThere() {
        allowed.enqueue(new MockResponse.Builder().code(404).build());

        assertThatThrownBy(() -> open(at(allowed)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");
    }

    @Test
    void endsAFileThatIsLargerThanAnyPictureMayBe() throws IOException {
        Buffer much = new Buffer().write(new byte[33 << 20]);
        allowed.enqueue(new MockResponse.Builder().body(much).build());

        try (InputStream file = open(at(allowed))) {
            assertThatThrownBy(file::readAllBytes).isInstanceOf(IOException.class);
        }
    }
}
