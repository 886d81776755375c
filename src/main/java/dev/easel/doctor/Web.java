package dev.easel.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Asks the servers that Easel depends on, each question once. */
final class Web implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int UNREACHED = 0;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final UnaryOperator<URI> way;

    /** @param way where an address leads to: itself, but for tests */
    Web(UnaryOperator<URI> way) {
        this.way = way;
    }

    /**
     * What came back.
     *
     * @param status 0 when nobody answered
     * @param date by the server's clock, where it says
     * @param scopes what Slack says a token may do
     */
    record Answer(
            int status,
            String body,
            @Nullable Instant date,
            @Nullable String scopes) {
        boolean isReached() {
            return status != UNREACHED;
        }

        boolean isOk() {
            return status == 200;
        }

        /** The body as JSON; missing when it is none. */
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }
    }

    /** @param headers names and values in turn; none is followed elsewhere */
    Answer get(String url, String... headers) {
        return answers.computeIfAbsent(
                "GET " + url, _ -> ask(request(url, headers).GET()));
    }

    /** As {@link #get}, with an empty body. */
    Answer post(String url, String... headers) {
        return answers.computeIfAbsent(
                "POST " + url, _ -> ask(request(url, headers).POST(HttpRequest.BodyPublishers.noBody())));
    }

    /** Everything that was answered so far. */
    List<Answer> seen() {
        return new ArrayList<>(answers.values());
    }

    private HttpRequest.Builder request(String url, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(way.apply(URI.create(url))).timeout(PATIENCE);
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private Answer ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Date").map(Web::time).orElse(null),
                    response.headers().firstValue("x-oauth-scopes").orElse(null));
        } catch (IOException e) {
            return new Answer(UNREACHED, "", null, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(UNREACHED, "", null, null);
        }
    }

    private static @Nullable Instant time(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
