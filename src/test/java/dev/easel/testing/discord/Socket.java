package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsContext;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;

/** One WebSocket of a client. */
final class Socket {
    private static final long SEND_SECONDS = 30;

    private final WsContext context;

    Socket(WsContext context) {
        this.context = context;
    }

    /** Waits until it is on its way; a client that is gone is not told. */
    void send(ObjectNode payload) {
        if (!context.session.isOpen()) {
            return;
        }
        try {
            Callback.Completable.with(sent -> context.session.sendText(payload.toString(), sent))
                    .orTimeout(SEND_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException _) {
            context.session.disconnect();
        }
    }

    void close(int code, String reason) {
        context.closeSession(code, reason);
    }

    void drop() {
        context.session.disconnect();
    }
}
