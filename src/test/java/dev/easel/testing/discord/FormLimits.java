package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What Discord demands of a modal (its documentation on components, 2026-08). */
final class FormLimits {
    private static final int MAX_TITLE = 45;
    private static final int MAX_ID = 100;
    private static final int MAX_FIELDS = 5;
    private static final int MAX_LABEL = 45;
    private static final int MAX_VALUE = 4_000;
    private static final int MAX_OPTIONS = 25;
    private static final int MAX_OPTION = 100;

    private FormLimits() {}

    static void check(JsonNode form) {
        between("title", form.path("title").asText("").length(), MAX_TITLE);
        between("custom_id", form.path("custom_id").asText("").length(), MAX_ID);
        between("components", form.path("components").size(), MAX_FIELDS);
        Set<String> seen = new HashSet<>();
        for (JsonNode label : form.path("components")) {
            between("label", label.path("label").asText("").length(), MAX_LABEL);
            checkField(label.path("component"), seen);
        }
    }

    private static void checkField(JsonNode field, Set<String> seen) {
        String id = field.path("custom_id").asText("");
        between("custom_id", id.length(), MAX_ID);
        if (!seen.add(id)) {
            throw Refusal.invalid("components", "Component custom id cannot be duplicated");
        }
        if (field.has("options")) {
            between("options", field.path("options").size(), MAX_OPTIONS);
            field.path("options").forEach(option -> {
                between("option", option.path("label").asText("").length(), MAX_OPTION);
                between("option", option.path("value").asText("").length(), MAX_OPTION);
            });
        } else {
            int most = field.path("max_length").asInt(MAX_VALUE);
            between("max_length", most, MAX_VALUE);
            if (field.path("value").asText("").length() > most) {
                throw Refusal.invalid("value", "Must be " + most + " or fewer in length.");
            }
        }
    }

    private static void between(String field, int actual, int most) {
        if (actual < 1 || actual > most) {
            throw Refusal.invalid(field, "Must be between 1 and " + most + " in length.");
        }
    }
}
