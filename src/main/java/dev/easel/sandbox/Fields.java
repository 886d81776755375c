package dev.easel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of one request, read by type. A parameter that is null counts as not given. */
final class Fields {
    private final JsonNode body;

    Fields(JsonNode body) {
        this.body = body;
    }

    void requireKnown(Set<String> known) {
        for (String name : (Iterable<String>) body::fieldNames) {
            if (!known.contains(name)) {
                throw new RefusalException(Refusals.unknownParameter(name));
            }
        }
    }

    boolean has(String name) {
        return find(name) != null;
    }

    String text(String name, String fallback) {
        String given = findText(name);
        return given == null ? fallback : given;
    }

    @Nullable
    String findText(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isTextual()) {
            throw wrongType(name, "a string", value);
        }
        return value == null ? null : value.textValue();
    }

    @Nullable
    String findText(String name, int maxCharacters) {
        String given = findText(name);
        if (given != null) {
            int characters = given.codePointCount(0, given.length());
            if (characters > maxCharacters) {
                throw new RefusalException(Refusals.tooLong(name, maxCharacters, characters));
            }
        }
        return given;
    }

    String requireText(String name, int maxCharacters) {
        String given = findText(name, maxCharacters);
        if (given == null) {
            throw new RefusalException(Refusals.missing(name));
        }
        if (given.isBlank()) {
            throw new RefusalException(Refusals.emptyText(name));
        }
        return given;
    }

    String choice(String name, List<String> supported, String fallback) {
        String given = text(name, fallback);
        if (!supported.contains(given)) {
            throw new RefusalException(Refusals.notAmong(name, supported, given));
        }
        return given;
    }

    int integer(String name, int min, int max, int fallback) {
        JsonNode value = find(name);
        if (value == null) {
            return fallback;
        }
        if (!value.isIntegralNumber()) {
            throw wrongType(name, "an integer", value);
        }
        if (value.bigIntegerValue().signum() < 0 || (value.canConvertToInt() && value.intValue() < min)) {
            throw new RefusalException(Refusals.below(name, min, value.asText()));
        }
        if (!value.canConvertToInt() || value.intValue() > max) {
            throw new RefusalException(Refusals.above(name, max, value.asText()));
        }
        return value.intValue();
    }

    boolean flag(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isBoolean()) {
            throw wrongType(name, "a boolean", value);
        }
        return value != null && value.booleanValue();
    }

    private @Nullable JsonNode find(String name) {
        JsonNode value = body.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static RefusalException wrongType(String name, String expected, JsonNode value) {
        return new RefusalException(Refusals.wrongType(name, expected, kind(value)));
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a string";
            case BOOLEAN -> "a boolean";
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a decimal number";
            case BINARY, MISSING, NULL -> "nothing";
        };
    }
}
