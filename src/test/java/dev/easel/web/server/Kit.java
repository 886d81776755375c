package dev.easel.web.server;

import dev.easel.core.text.PageWording;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

/** A server with the kit and a few pages of a test's own, and a client that keeps its cookies. */
final class Kit implements AutoCloseable {
    static final Site.Words WORDS = (language, status, incident) -> {
        PageWording words = PageWording.in(language);
        return new Site.ErrorText(words.language(), words.errorTitle(status), words.error(status, incident));
    };

    private final WebServer server;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Kit(WebServer server) {
        this.server = server;
    }

    static Kit with(Origins origins, WebModule... modules) {
        Site site = new Site(origins, new Pages(), WORDS);
        List<WebModule> all = Stream.concat(Stream.of(site), Stream.of(modules)).toList();
        return new Kit(WebServer.start("127.0.0.1", 0, all));
    }

    String url() {
        return server.url();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
