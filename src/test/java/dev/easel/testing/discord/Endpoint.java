package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What one route does. */
@FunctionalInterface
interface Endpoint {
    /** The answer's body; empty for 204. */
    Optional<JsonNode> answer(RestRequest request);
}
