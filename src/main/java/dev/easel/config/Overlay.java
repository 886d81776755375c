package dev.easel.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.text.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** Lays a file, then the environment, over the defaults. The defaults name every key there is. */
final class Overlay {
    /** Keys whose value is free in form: replaced as a whole. */
    private static final Set<String> WHOLE = Set.of("reactions");

    /** Variables that begin like a key's, but are read elsewhere. */
    private static final Set<String> OTHER_VARIABLES = Set.of(
            "EASEL_CONFIG",
            "EASEL_DATABASE_URL_FILE",
            "EASEL_JAVA_HOME",
            "EASEL_JAVA_OPTS",
            "EASEL_ADMIN_TOKEN",
            "EASEL_ADMIN_TOKEN_FILE",
            "EASEL_PLAYGROUND_TOKEN",
            "EASEL_PLAYGROUND_TOKEN_FILE");

    private final ObjectNode settings;
    private final List<String> problems;

    Overlay(ObjectNode defaults, List<String> problems) {
        this.settings = defaults;
        this.problems = problems;
    }

    /** Takes over every key of {@code file} that the defaults have; any other key is a problem. */
    Overlay file(ObjectNode file, String name) {
        merge(settings, file, "", name);
        return this;
    }

    /** Takes over the variables named after keys; any other variable with the same beginning is a problem. */
    Overlay environment(Environment environment) {
        Set<String> known = new HashSet<>(OTHER_VARIABLES);
        overlay(settings, "EASEL", environment, known);
        SortedSet<String> unknown = environment.namesWith("EASEL_");
        unknown.removeAll(known);
        unknown.forEach(name -> problems.add(
                "The environment variable %s means nothing.%s".formatted(name, Suggestion.of(name, known))));
        return this;
    }

    ObjectNode settings() {
        return settings;
    }

    private void merge(ObjectNode into, ObjectNode from, String path, String name) {
        for (Map.Entry<String, JsonNode> entry : from.properties()) {
            String key = entry.getKey();
            JsonNode present = into.get(key);
            if (present == null) {
                List<String> names = new ArrayList<>();
                into.fieldNames().forEachRemaining(names::add);
                problems.add("%s: there is no key \"%s\".%s".formatted(name, path + key, Suggestion.of(key, names)));
            } else if (present instanceof ObjectNode section && !WHOLE.contains(path + key)) {
                mergeSection(section, entry.getValue(), path + key, name);
            } else if (!entry.getValue().isNull()) {
                into.set(key, entry.getValue());
            }
        }
    }

    private void mergeSection(ObjectNode section, JsonNode value, String path, String name) {
        if (value instanceof ObjectNode from) {
            merge(section, from, path + ".", name);
        } else if (!value.isNull() && !value.asText("-").isEmpty()) {
            problems.add("%s: \"%s\" must hold keys and values.".formatted(name, path));
        }
    }

    private static void overlay(ObjectNode node, String prefix, Environment environment, Set<String> known) {
        for (Map.Entry<String, JsonNode> entry : List.copyOf(node.properties())) {
            String variable = prefix + "_" + entry.getKey().replace('-', '_').toUpperCase(Locale.ROOT);
            if (entry.getValue() instanceof ObjectNode section && !WHOLE.contains(entry.getKey())) {
                overlay(section, variable, environment, known);
            } else {
                known.add(variable);
                environment.find(variable).ifPresent(value -> node.set(entry.getKey(), parse(entry.getValue(), value)));
            }
        }
    }

    /** Lists and mappings are written as in the file; a list of words may also be separated by commas. */
    private static JsonNode parse(JsonNode present, String value) {
        if (present.isArray() && !value.startsWith("[")) {
            return YamlFiles.value("[" + String.join(", ", quoted(value)) + "]");
        }
        return present.isTextual() ? JsonNodeFactory.instance.textNode(value) : YamlFiles.value(value);
    }

    private static List<String> quoted(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .map(item -> '"' + item.replace("\"", "") + '"')
                .toList();
    }
}
