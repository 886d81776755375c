package dev.easel.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.image.ModelId;
import dev.easel.core.text.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of one mapping. A value that doesn't fit is noted as a problem, and a harmless one is returned, so that
 * all problems are found in one go.
 */
final class Fields {
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private final ObjectNode node;
    private final String path;
    private final List<String> problems;

    Fields(ObjectNode node, String path, List<String> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    Fields section(String key) {
        return node.get(key) instanceof ObjectNode section
                ? new Fields(section, path + key + ".", problems)
                : new Fields(node.objectNode(), path + key + ".", problems);
    }

    boolean isSection(String key) {
        return node.get(key) instanceof ObjectNode;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** Text that must be there. */
    String text(String key) {
        String text = read(key);
        if (text == null) {
            problem(key, isStructure(key) ? "must be a single value" : "must not be empty");
            return "?";
        }
        return text;
    }

    /** Text, or {@code null} when it is absent or empty. */
    @Nullable
    String findText(String key) {
        if (isStructure(key)) {
            problem(key, "must be a single value");
        }
        return read(key);
    }

    /** A value as text without a word about what is wrong with it; {@code null} when it is none. */
    private @Nullable String read(String key) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull() || !value.isValueNode()) {
            return null;
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    private boolean isStructure(String key) {
        return has(key) && !node.get(key).isValueNode();
    }

    /** The name of a model. */
    ModelId model(String key) {
        String name = text(key);
        if (name.length() > ModelId.MAX_LENGTH) {
            problem(key, "must have at most %d characters".formatted(ModelId.MAX_LENGTH));
            return new ModelId("?");
        }
        return new ModelId(name);
    }

    int integer(String key, int min, int max) {
        return (int) number(key, min, max);
    }

    long number(String key, long min, long max) {
        String text = read(key);
        try {
            long value = text == null ? min - 1 : Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below, with the range
        }
        problem(key, "must be a whole number from %d to %d".formatted(min, max));
        return min;
    }

    boolean flag(String key) {
        String text = read(key);
        if (text == null || !(text.equals("true") || text.equals("false"))) {
            problem(key, "must be true or false");
            return false;
        }
        return text.equals("true");
    }

    /** An amount in dollars, in micro-dollars. */
    long micros(String key) {
        String text = read(key);
        try {
            BigDecimal dollars = new BigDecimal(text == null ? "" : text);
            if (dollars.signum() >= 0) {
                return dollars.multiply(MICROS).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // reported below
        }
        problem(key, "must be an amount in dollars, such as 2.50");
        return 0;
    }

    /** One of a closed set of names, written in lower case. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            names.add(name);
            if (name.equals(read(key))) {
                return constant;
            }
        }
        problem(key, "must be one of " + String.join(", ", names));
        return type.getEnumConstants()[0];
    }

    List<String> texts(String key) {
        JsonNode value = node.get(key);
        if (value != null && value.isArray()) {
            return value.valueStream().map(JsonNode::asText).toList();
        }
        problem(key, "must be a list");
        return List.of();
    }

    /** The mappings of a list. */
    List<Fields> list(String key) {
        List<Fields> items = new ArrayList<>();
        JsonNode value = node.get(key);
        if (value == null || !value.isArray()) {
            problem(key, "must be a list");
            return items;
        }
        for (JsonNode item : value) {
            String name = path + key + "[" + (items.size() + 1) + "].";
            items.add(new Fields(item instanceof ObjectNode mapping ? mapping : node.objectNode(), name, problems));
        }
        return items;
    }

    /** The keys and the mappings under them. */
    Map<String, Fields> sections() {
        Map<String, Fields> sections = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(key -> sections.put(key, section(key)));
        return sections;
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** Notes every key that is not one of these. */
    void allowOnly(List<String> names) {
        for (String key : keys()) {
            if (!names.contains(key)) {
                problems.add("There is no key \"%s\".%s".formatted(path + key, Suggestion.of(key, names)));
            }
        }
    }

    void problem(String key, String what) {
        problems.add("\"%s\" %s.".formatted(path + key, what));
    }
}
