package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Files that people share: given out against the token, else there is a page for logging in. */
public final class SharedFiles {
    private final SlackWorld world;
    private final Supplier<String> origin;
    private final String token;
    private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
    private final List<String> tokensAtLogin = new CopyOnWriteArrayList<>();

    SharedFiles(SlackWorld world, Supplier<String> origin, String token) {
        this.world = world;
        this.origin = origin;
        this.token = token;
    }

    void install(RoutesConfig routes) {
        routes.get("/files-pri/{id}/{name}", this::serve);
        routes.get("/login", context -> {
            String sent = context.header("Authorization");
            if (sent != null) {
                tokensAtLogin.add(sent);
            }
            context.html("<!DOCTYPE html><html><body>Sign in</body></html>");
        });
    }

    private void serve(Context context) {
        byte[] content = bytes.get(context.pathParam("id"));
        if (content == null) {
            context.status(404);
        } else if (!("Bearer " + token).equals(context.header("Authorization"))) {
            context.redirect(origin.get() + "/login");
        } else {
            context.contentType("image/png").result(content);
        }
    }

    /** Tokens that were carried along to the page for logging in. */
    public List<String> tokensAtLogin() {
        return List.copyOf(tokensAtLogin);
    }

    /** A new file, as events show it. */
    public ObjectNode share(String name, String mimetype, byte[] content) {
        String id = world.id("F");
        bytes.put(id, content.clone());
        return Json.object()
                .put("id", id)
                .put("name", name)
                .put("mimetype", mimetype)
                .put("size", content.length)
                .put("mode", "hosted")
                .put("url_private", origin.get() + "/files-pri/" + id + "/" + name);
    }
}
