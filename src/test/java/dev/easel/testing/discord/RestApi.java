package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all routes have in common: the base, the record, faults, the token, limits and the form of refusals. */
final class RestApi {
    static final String BASE = "/api/v10";

    private static final int GENEROUS = 1_000;

    private final RequestLog log;
    private final RestFaults faults;
    private final String authorization;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Clock clock = Clock.systemUTC();

    RestApi(RequestLog log, RestFaults faults, String token) {
        this.log = log;
        this.faults = faults;
        this.authorization = "Bot " + token;
    }

    void get(String path, Endpoint endpoint) {
        endpoints.put("GET " + path, endpoint);
    }

    void post(String path, Endpoint endpoint) {
        endpoints.put("POST " + path, endpoint);
    }

    void put(String path, Endpoint endpoint) {
        endpoints.put("PUT " + path, endpoint);
    }

    void patch(String path, Endpoint endpoint) {
        endpoints.put("PATCH " + path, endpoint);
    }

    void delete(String path, Endpoint endpoint) {
        endpoints.put("DELETE " + path, endpoint);
    }

    /** Each path twice, for callers that forget the slash after the base. */
    void install(RoutesConfig routes) {
        endpoints.forEach((route, endpoint) -> {
            int space = route.indexOf(' ');
            HandlerType method = HandlerType.findOrCreate(route.substring(0, space));
            String path = route.substring(space + 1);
            routes.addHttpHandler(method, BASE + "/" + path, context -> serve(context, route, endpoint));
            routes.addHttpHandler(method, BASE + path, context -> serve(context, route, endpoint));
        });
        for (HandlerType method :
                List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE)) {
            routes.addHttpHandler(method, BASE + "/<rest>", context -> serve(context, "unknown", this::unknown));
        }
    }

    private Optional<JsonNode> unknown(RestRequest request) {
        log.complain(request, "the fake has no such route");
        throw Refusal.of(404, 0, "404: Not Found");
    }

    private void serve(Context context, String route, Endpoint endpoint) {
        context.header(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
        context.header("X-RateLimit-Bucket", Integer.toHexString(route.hashCode()));
        try {
            RestRequest request = RestRequest.read(context, BASE);
            RecordedRequest recorded = request.recorded();
            log.add(recorded);
            faults.before(recorded);
            authorize(request, route);
            Optional<JsonNode> answer = endpoint.answer(request);
            faults.after(recorded);
            allowMore(context);
            answer.ifPresentOrElse(body -> json(context, body), () -> context.status(204));
        } catch (Refusal refusal) {
            context.status(refusal.status());
            refusal.headers().forEach(context::header);
            Optional.ofNullable(refusal.body()).ifPresentOrElse(body -> json(context, body), () -> context.result(""));
        }
    }

    /** Interactions and webhooks are authorised by the token in their path. */
    private void authorize(RestRequest request, String route) {
        String sent = request.header("Authorization");
        boolean byPath = route.contains("{token}");
        if (sent == null ? !byPath : !sent.equals(authorization)) {
            log.complain(request, "wrong or missing authorization");
            throw Refusal.unauthorized();
        }
    }

    /** Generous limits, so that JDA does not queue where Discord would not make it. */
    private static void allowMore(Context context) {
        context.header("X-RateLimit-Limit", Integer.toString(GENEROUS));
        context.header("X-RateLimit-Remaining", Integer.toString(GENEROUS - 1));
        context.header("X-RateLimit-Reset-After", "1.000");
    }

    private static void json(Context context, JsonNode body) {
        context.contentType("application/json").result(body.toString());
    }
}
