package dev.easel.sandbox;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes any bearer key but none at all and those that pretend to be wrong. */
final class KeyCheck implements Handler {
    private static final String BEARER = "bearer ";
    private static final String REFUSED = "sk-invalid";
    private static final int SHOWN = 6;

    @Override
    public void handle(Context context) {
        if (context.path().startsWith(HostedImages.PATH)) {
            return; // such a URL carries its own permission, as the real one's signature does
        }
        String key = bearer(context.header("Authorization"));
        if (key.isEmpty()) {
            throw new RefusalException(Refusals.noKey());
        }
        if (key.startsWith(REFUSED)) {
            throw new RefusalException(Refusals.wrongKey(key.substring(0, SHOWN) + "*".repeat(key.length() - SHOWN)));
        }
    }

    private static String bearer(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return "";
        }
        return header.substring(BEARER.length()).strip();
    }
}
