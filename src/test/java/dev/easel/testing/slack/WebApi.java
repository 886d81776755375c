package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The Web API: records every call, asks for the token and the scope, and has methods answer. Methods that nobody added
 * answer {@code unknown_method} and are complained about. Safe for use from any thread.
 */
public final class WebApi {
    /** What a method needs (Slack's method pages, 2026-08); those that need nothing are empty. */
    private static final Map<String, String> SCOPES = Map.ofEntries(
            Map.entry("chat.postMessage", "chat:write"),
            Map.entry("chat.postEphemeral", "chat:write"),
            Map.entry("chat.update", "chat:write"),
            Map.entry("chat.delete", "chat:write"),
            Map.entry("users.info", "users:read"),
            Map.entry("conversations.info", "channels:read"),
            Map.entry("conversations.history", "channels:history"),
            Map.entry("conversations.replies", "channels:history"),
            Map.entry("conversations.open", "im:write"),
            Map.entry("files.info", "files:read"),
            Map.entry("files.getUploadURLExternal", "files:write"),
            Map.entry("files.completeUploadExternal", "files:write"),
            Map.entry("files.delete", "files:write"),
            Map.entry("apps.connections.open", "connections:write"));

    private final String botToken;
    private final String appToken;
    private final WebFaults faults;
    private final Map<String, Function<WebCall, ObjectNode>> methods = new ConcurrentHashMap<>();
    private final Map<String, Consumer<WebCall>> checks = new ConcurrentHashMap<>();
    private final List<WebCall> calls = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final TreeSet<String> granted = new TreeSet<>(SCOPES.values());

    WebApi(String botToken, String appToken, WebFaults faults) {
        this.botToken = botToken;
        this.appToken = appToken;
        this.faults = faults;
    }

    /** Answers a method; an answer without {@code ok} is a good one. */
    public void on(String method, Function<WebCall, ObjectNode> answer) {
        methods.put(method, answer);
    }

    /** Looks at every call of a method before it is answered; what it throws is the answer. */
    void check(String method, Consumer<WebCall> check) {
        checks.put(method, check);
    }

    /** Takes a scope from the app. */
    public synchronized void revokeScope(String scope) {
        granted.remove(scope);
    }

    /** Gives the app these scopes and no others. */
    public synchronized void grantOnly(Collection<String> scopes) {
        granted.clear();
        granted.addAll(scopes);
        granted.add("connections:write");
    }

    public List<WebCall> calls() {
        return List.copyOf(calls);
    }

    public List<WebCall> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    /** What Slack would take but Easel must never send, and calls that the fake doesn't know. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    void complain(WebCall call, String about) {
        complaints.add(call.method() + ": " + about);
    }

    void install(RoutesConfig routes) {
        routes.post("/api/{method}", this::serve);
        routes.get("/api/{method}", this::serve);
    }

    private void serve(Context context) {
        WebCall call = new WebCall(context.pathParam("method"), token(context), arguments(context));
        calls.add(call);
        context.contentType("application/json");
        context.header("x-oauth-scopes", String.join(",", scopes()));
        try {
            faults.before(call.method());
            authorize(call);
            Function<WebCall, ObjectNode> method = methods.get(call.method());
            if (method == null) {
                complain(call, "the fake has no such method");
                throw WebRefusal.of("unknown_method");
            }
            checks.getOrDefault(call.method(), anything -> {}).accept(call);
            ObjectNode answer = method.apply(call);
            faults.after(call.method());
            context.result(
                    answer.has("ok")
                            ? answer.toString()
                            : answer.put("ok", true).toString());
        } catch (WebRefusal refusal) {
            refusal.headers().forEach(context::header);
            context.status(refusal.status()).result(refusal.body().toString());
        }
    }

    private synchronized List<String> scopes() {
        return List.copyOf(granted);
    }

    private void authorize(WebCall call) {
        if (!call.token().equals(call.method().equals("apps.connections.open") ? appToken : botToken)) {
            throw WebRefusal.of(call.token().isEmpty() ? "not_authed" : "invalid_auth");
        }
        String needed = SCOPES.get(call.method());
        if (needed != null && !scopes().contains(needed)) {
            throw WebRefusal.missingScope(needed, String.join(",", scopes()));
        }
    }

    private static String token(Context context) {
        String header = context.header("Authorization");
        String bearer = header == null ? "" : header.replaceFirst("(?i)^Bearer ", "");
        String parameter = context.formParam("token");
        return bearer.isEmpty() && parameter != null ? parameter : bearer;
    }

    private static Map<String, String> arguments(Context context) {
        Map<String, String> arguments = new TreeMap<>();
        context.queryParamMap().forEach((name, values) -> arguments.put(name, values.getFirst()));
        if (String.valueOf(context.contentType()).startsWith("application/json")) {
            for (Map.Entry<String, JsonNode> field : Json.parse(context.body()).properties()) {
                JsonNode value = field.getValue();
                arguments.put(field.getKey(), value.isTextual() ? value.asText() : value.toString());
            }
        } else {
            context.formParamMap().forEach((name, values) -> arguments.put(name, values.getFirst()));
        }
        arguments.remove("token");
        return arguments;
    }
}
