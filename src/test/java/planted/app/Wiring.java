package planted.app;

import com.fasterxml.jackson.databind.JsonNode;

/** Breaks: the home of Jackson. */
record Wiring(JsonNode tree) {}
