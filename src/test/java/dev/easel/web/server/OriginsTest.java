package dev.easel.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OriginsTest {
    private final Origins origins = new Origins(true, "https://easel.example.org/studio");
    private final Kit kit = Kit.with(origins, server -> {
        server.routes.before("/page", origins);
        server.routes.get("/page", context -> context.result("page"));
        server.routes.post("/page", context -> context.result("changed"));
        server.routes.get("/open", context -> context.result("open"));
    });

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void takesChangesFromItsOwnPagesAndFromPrograms() throws Exception {
        assertThat(kit.post("/page", "").statusCode()).isEqualTo(200);
        assertThat(kit.post("/page", "", "Origin", kit.url()).statusCode()).isEqualTo(200);
        assertThat(kit.post("/page", "", "Origin", "https://easel.example.org").statusCode())
                .isEqualTo(200);
        assertThat(kit.post("/page", "", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesFormsOfItsOwnPagesThatNameNoOrigin() throws Exception {
        assertThat(kit.post("/page", "", "Origin", "null", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
        assertThat(kit.post("/page", "", "Origin", "null", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesChangesFromOtherSites() throws Exception {
        List<String> foreign = List.of(
                "null",
                "https://evil.example",
                "http://easel.example.org",
                "https://easel.example.org.evil.example",
                "https://easel.example.org:444",
                kit.url() + "1",
                "://",
                "");

        for (String origin : foreign) {
            assertThat(kit.post("/page", "", "Origin", origin).statusCode())
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(kit.post("/page", "", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(kit.post("/page", "", "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(kit.get("/page", "Origin", "https://evil.example").statusCode())
                .isEqualTo(200);
    }

    @Test
    void servesNoForeignNameThatIsPointedAtThisMachine() throws Exception {
        assertThat(asHost("/page", "evil.example")).contains(" 421 ");
        assertThat(asHost("/page", "localhost.evil.example:80")).contains(" 421 ");
        assertThat(asHost("/page", "localhost:8080")).contains(" 200 ");
        assertThat(asHost("/page", "[::1]:8080")).contains(" 200 ");
        assertThat(asHost("/page", "EASEL.example.org")).contains(" 200 ");
        assertThat(asHost("/open", "evil.example")).contains(" 200 ");
    }

    /** The status line of an answer to a request for that host, which Java's own client would not send. */
    private String asHost(String path, String host) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(kit.url()).getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        }
    }
}
