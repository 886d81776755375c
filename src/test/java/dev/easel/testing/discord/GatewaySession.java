package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one shard was told since its IDENTIFY, kept over lost sockets so that it can be told again. */
final class GatewaySession {
    final String id;
    final int shard;
    final int shards;
    final long intents;
    private final List<ObjectNode> told = new ArrayList<>();
    private @Nullable Socket socket;

    GatewaySession(String id, int shard, int shards, long intents, Socket socket) {
        this.id = id;
        this.shard = shard;
        this.shards = shards;
        this.intents = intents;
        this.socket = socket;
    }

    synchronized void tell(String event, ObjectNode data) {
        ObjectNode payload =
                Json.object().put("op", 0).put("s", told.size() + 1).put("t", event);
        payload.set("d", data);
        told.add(payload);
        if (socket != null) {
            socket.send(payload);
        }
    }

    synchronized void resume(Socket newSocket, int lastHeard) {
        socket = newSocket;
        told.subList(Math.min(lastHeard, told.size()), told.size()).forEach(newSocket::send);
        tell("RESUMED", Json.object());
    }

    synchronized Optional<Socket> socket() {
        return Optional.ofNullable(socket);
    }

    synchronized void detach(Socket lost) {
        if (lost == socket) {
            socket = null;
        }
    }

    boolean hears(Audience audience) {
        return audience.includes(shard, shards, intents);
    }
}
