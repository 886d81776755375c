package dev.easel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads server-sent events strictly: one event line, one data line, one empty line. */
final class EventReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventReader() {}

    record Event(String name, JsonNode data) {}

    static List<Event> read(String stream) throws IOException {
        List<Event> events = new ArrayList<>();
        for (String frame : stream.split("\n\n", 0)) {
            String[] lines = frame.split("\n", -1);
            if (lines.length != 2 || !lines[0].startsWith("event: ") || !lines[1].startsWith("data: ")) {
                throw new IOException("no event: " + frame.substring(0, Math.min(80, frame.length())));
            }
            events.add(new Event(lines[0].substring(7), JSON.readTree(lines[1].substring(6))));
        }
        return events;
    }
}
