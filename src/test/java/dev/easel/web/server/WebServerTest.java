package dev.easel.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebServerTest {
    private final AtomicBoolean ready = new AtomicBoolean();
    private final WebServer server = start(0);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void livesBeforeItIsReady() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);

        ready.set(true);

        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsStrangersNothing() throws Exception {
        for (String path : List.of("/livez", "/readyz", "/nothing-here", "/../etc/passwd")) {
            HttpResponse<String> answer = get(path);

            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.body()).doesNotContainIgnoringCase("javalin").doesNotContainIgnoringCase("jetty");
        }
    }

    @Test
    void marksEveryAnswerAsNotToBeSniffedFramedOrCached() throws Exception {
        HttpResponse<String> answer = get("/livez");

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%ff%fe HTTP/1.1\r\nHost: x",
                "GET /a/..%2f..%2fb HTTP/1.1\r\nHost: x",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
                "GET / HTTP/1.1\r\nNo header at all",
                "GET / HTTP/7.0\r\nHost: x",
                "\u0016\u0003\u0001 a TLS greeting",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5"
            })
    void doesNotSayWhatItIsToWhatIsNoRequest(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer)
                    .matches("(?s)HTTP/1\\.1 (4\\d\\d|505) .*")
                    .contains("nosniff", "default-src 'none'; frame-ancestors 'none'")
                    .doesNotContainIgnoringCase("jetty")
                    .doesNotContainIgnoringCase("\r\nServer:")
                    .doesNotContain("<");
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        int taken = server.port();

        assertThatThrownBy(() -> start(taken))
                .isInstanceOfSatisfying(
                        AddressInUseException.class, e -> assertThat(e.port()).isEqualTo(taken));
    }

    @Test
    void namesAnAddressThatABrowserHereCanOpen() {
        try (WebServer everywhere = WebServer.start("0.0.0.0", 0, List.of())) {
            assertThat(everywhere.url()).isEqualTo("http://127.0.0.1:" + everywhere.port());
        }
        try (WebServer six = WebServer.start("::1", 0, List.of())) {
            assertThat(six.url()).isEqualTo("http://[::1]:" + six.port());
        }
    }

    private WebServer start(int port) {
        return WebServer.start("127.0.0.1", port, List.of(new HealthModule(ready::get)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
        }
    }

    /** An answer that needs nothing of the body may be ready before that has come. */
    @Test
    void answersTheNextRequestOfAConnectionWhoseBodyNobodyRead() throws Exception {
        Semaphore asked = new Semaphore(0);
        WebModule quick = config -> config.routes.post("/quick", context -> {
            asked.release();
            context.result("done");
        });
        try (WebServer impatient = WebServer.start("127.0.0.1", 0, List.of(quick, new HealthModule(() -> true)))) {
            for (int round = 0; round < 20; round++) {
                try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
                    connection.setSoTimeout(60_000);
                    send(connection, "POST /quick HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\n");
                    asked.acquire();
                    send(connection, "{}GET /livez HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");

                    String answers = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
                }
            }
        }
    }

    private static void send(Socket connection, String bytes) throws IOException {
        connection.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }
}
