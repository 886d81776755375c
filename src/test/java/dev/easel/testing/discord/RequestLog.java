package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Every request, and what was wrong with some although they were answered. */
final class RequestLog {
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    void add(RecordedRequest request) {
        requests.add(request);
    }

    List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void complain(RestRequest request, String about) {
        complaints.add(request.recorded() + ": " + about);
    }

    /** Nobody may be pinged: {@code parse} is there and empty, and so is all else. */
    void demandSilence(RestRequest request, JsonNode message) {
        JsonNode mentions = message.path("allowed_mentions");
        if (!mentions.path("parse").isArray()) {
            complain(request, "no allowed_mentions with an empty parse");
        } else if (Stream.of("parse", "users", "roles")
                        .anyMatch(kind -> !mentions.path(kind).isEmpty())
                || mentions.path("replied_user").asBoolean()) {
            complain(request, "somebody may be pinged: " + mentions);
        }
    }
}
