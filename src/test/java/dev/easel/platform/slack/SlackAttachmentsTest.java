package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.model.File;
import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.testing.Ambush;
import dev.easel.testing.slack.FakeSlack;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackAttachmentsTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'};

    private final FakeSlack fake = FakeSlack.start();
    private final MockWebServer elsewhere = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        elsewhere.start();
    }

    @AfterEach
    void stop() {
        elsewhere.close();
        fake.close();
    }

    private SlackAttachments attachments(String token, String... origins) {
        return new SlackAttachments(new OkHttpClient(), token, fake.apiUrl(), List.of(origins));
    }

    private static Attachment at(String url) {
        return new Attachment(Role.IMAGE, url, "cat.png");
    }

    private String shared(byte[] bytes) {
        JsonNode file = fake.shared().share("cat.png", "image/png", bytes);
        return file.path("url_private").asText();
    }

    private byte[] read(SlackAttachments source, String url) throws IOException {
        try (InputStream bytes = source.open(at(url))) {
            return bytes.readAllBytes();
        }
    }

    @Test
    void opensWhatPeopleShare() throws IOException {
        assertThat(read(attachments(fake.botToken()), shared(PNG))).isEqualTo(PNG);
    }

    @Test
    void takesNoPageForAPicture() {
        String page = shared("<!DOCTYPE html><html>Sign in</html>".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(attachments(fake.botToken()), page)).hasMessageContaining("page");
    }

    @Test
    void followsNoRedirectWithTheToken() {
        assertThatThrownBy(() -> read(attachments("xoxb-other"), shared(PNG))).hasMessageContaining("302");

        assertThat(fake.shared().tokensAtLogin()).isEmpty();
    }

    @Test
    void asksNobodyElse() {
        String url = elsewhere.url("/cat.png").toString();

        assertThatThrownBy(() -> read(attachments(fake.botToken()), url)).hasMessageContaining("not on a server");

        assertThat(elsewhere.getRequestCount()).isZero();
    }

    @Test
    void callsNobodyWhateverTheAddress() throws IOException {
        SlackAttachments source = attachments(fake.botToken());
        try (Ambush ambush = Ambush.lay()) {
            assertThat(ambush.addresses("files.slack.com"))
                    .hasSizeGreaterThan(400)
                    .allSatisfy(url ->
                            assertThatThrownBy(() -> read(source, url)).as(url).isInstanceOf(IOException.class));
            assertThat(ambush.calls()).isZero();
        }
    }

    @Test
    void followsNoRedirectAtAll() throws IOException {
        SlackAttachments source =
                attachments(fake.botToken(), elsewhere.url("/").toString());
        try (Ambush ambush = Ambush.lay()) {
            for (String url : ambush.addresses("files.slack.com")) {
                String location = url.replaceAll("[^ -~]", "");
                elsewhere.enqueue(new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", location)
                        .build());
                assertThatThrownBy(() -> read(source, elsewhere.url("/cat.png").toString()))
                        .hasMessageContaining("302");
            }
            assertThat(ambush.calls()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://files.slack.com/cat.png",
                "https://files.slack.com.evil.example/cat.png",
                "https://files.slack.com@evil.example/cat.png",
                "https://evilslack.com/cat.png",
                "https://files.slack.com:8443/cat.png",
                "file:///etc/passwd",
                "not an address"
            })
    void takesNothingForSlackThatOnlyLooksLikeIt(String url) {
        assertThatThrownBy(() -> read(attachments(fake.botToken()), url))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the file ");
    }

    @Test
    void goesToFurtherOriginsWithoutTheToken() throws Exception {
        elsewhere.enqueue(
                new MockResponse.Builder().body(new Buffer().write(PNG)).build());
        String url = elsewhere.url("/cat.png").toString();

        assertThat(read(attachments(fake.botToken(), elsewhere.url("/").toString()), url))
                .isEqualTo(PNG);

        assertThat(elsewhere.takeRequest().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void endsAFileThatIsLargerThanAnyPictureMayBe() {
        String endless = shared(new byte[33 << 20]);

        assertThatThrownBy(() -> read(attachments(fake.botToken()), endless)).hasMessageContaining("larger");
    }

    @Test
    void callsNobodyInTheNetworkAroundForSlack() throws IOException {
        OkHttpClient misled = new OkHttpClient.Builder()
                .dns(host -> List.of(InetAddress.getLoopbackAddress()))
                .build();
        SlackAttachments source = new SlackAttachments(misled, "xoxb-any", null, List.of());

        assertThatThrownBy(() -> read(source, "https://files.slack.com/cat.png"))
                .hasMessageContaining("not public");
    }

    @Test
    void leavesOutWhatIsNoPictureOrCannotBeHad() {
        File picture = File.builder()
                .name("cat.png")
                .mimetype("image/png")
                .urlPrivate("https://files.slack.com/1")
                .build();
        File text = File.builder()
                .name("a.pdf")
                .mimetype("application/pdf")
                .urlPrivate("https://files.slack.com/2")
                .build();
        File hidden = File.builder().name("b.png").mimetype("image/png").build();

        assertThat(SlackAttachments.of(List.of(text, picture, hidden)))
                .extracting(Attachment::fileName)
                .containsExactly("cat.png");
        assertThat(SlackAttachments.of(null)).isEmpty();
    }
}
