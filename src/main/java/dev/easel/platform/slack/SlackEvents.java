package dev.easel.platform.slack;

import com.google.gson.JsonParseException;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import dev.easel.web.server.WebModule;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /slack/events}: everything that Slack sends to an address, instead of through sockets. */
final class SlackEvents implements WebModule {
    static final String PATH = "/slack/events";

    /** Far more than Slack sends: the largest is a form with all its values. */
    static final int MAX_BODY_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SlackEvents.class);
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final SlackSignature signature;
    private final App app;
    private final SlackRush rush;
    private final Executor threads;
    private final BooleanSupplier open;
    private final SlackRequestParser parser;

    /** @param open whether requests can be worked on; Slack sends events again later when they can't */
    SlackEvents(SlackSignature signature, App app, SlackRush rush, Executor threads, BooleanSupplier open) {
        this.threads = threads;
        this.rush = rush;
        this.signature = signature;
        this.app = app;
        this.open = open;
        this.parser = new SlackRequestParser(app.config());
    }

    @Override
    public void install(JavalinConfig server) {
        server.routes.post(PATH, this::serve);
    }

    private void serve(Context context) throws IOException {
        byte[] body = read(context);
        if (body.length > MAX_BODY_BYTES) {
            context.status(TOO_LARGE).result("too large\n");
            return;
        }
        String signed = context.header("X-Slack-Signature");
        if (!signature.take(context.header("X-Slack-Request-Timestamp"), signed, body)) {
            LOG.debug("a request that Slack did not sign, or a second time");
            context.status(UNAUTHORIZED).result("not signed by Slack\n");
            return;
        }
        if (!open.getAsBoolean()) {
            signature.giveBack(String.valueOf(signed));
            context.status(UNAVAILABLE).result("not ready\n");
            return;
        }
        answer(context, parse(context, body), String.valueOf(signed));
    }

    /** At most one byte more than what is allowed. */
    private static byte[] read(Context context) throws IOException {
        return context.bodyInputStream().readNBytes(MAX_BODY_BYTES + 1);
    }

    private @Nullable Request<?> parse(Context context, byte[] body) {
        Map<String, List<String>> headers = context.headerMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        try {
            return parser.parse(HttpRequest.builder()
                    .requestUri(PATH)
                    .queryString(context.queryParamMap())
                    .requestBody(new String(body, StandardCharsets.UTF_8))
                    .headers(new RequestHeaders(headers))
                    .remoteAddress("")
                    .build());
        } catch (IllegalStateException | JsonParseException e) {
            LOG.warn("a signed request that can't be read: {}", e.getMessage());
            return null;
        }
    }

    private void answer(Context context, @Nullable Request<?> request, String signed) {
        if (request == null) {
            context.status(BAD_REQUEST).result("not understood\n");
            return;
        }
        Response response = take(request);
        if (response == null) {
            signature.giveBack(signed);
            context.status(UNAVAILABLE).result("not ready\n");
            return;
        }
        context.status(response.getStatusCode());
        if (response.getContentType() != null) {
            context.contentType(response.getContentType());
        }
        context.result(response.getBody() == null ? "" : response.getBody());
    }

    /** What is not on disk in time is answered all the same: work on it goes on. */
    private @Nullable Response take(Request<?> request) {
        rush.begin();
        return CompletableFuture.<@Nullable Response>supplyAsync(() -> SlackListener.run(app, request), threads)
                .whenComplete((response, failure) -> rush.end())
                .completeOnTimeout(Response.ok(), SlackSocket.ACKNOWLEDGE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
