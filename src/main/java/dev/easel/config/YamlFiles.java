package dev.easel.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads YAML: files of the operator, and the built-in defaults, which are the same files at the time of the build. */
final class YamlFiles {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private YamlFiles() {}

    /** A file of the jar's {@code defaults} folder. */
    static ObjectNode builtIn(String name) {
        try (InputStream in = YamlFiles.class.getResourceAsStream("/defaults/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks defaults/" + name);
            }
            return (ObjectNode) YAML.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("the jar's defaults/" + name + " is broken", e);
        }
    }

    /**
     * The operator's file.
     *
     * @throws ConfigurationException when it can't be read, isn't YAML or isn't a mapping
     */
    static ObjectNode read(Path file) {
        try {
            JsonNode tree = YAML.readTree(Files.readString(file));
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (tree instanceof ObjectNode mapping) {
                return mapping;
            }
            throw problem("The file %s must hold keys and values.".formatted(file), null);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " near line %d".formatted(at.getLineNr());
            throw problem("The file %s is not valid YAML%s. Mend it there.".formatted(file, where), e);
        } catch (IOException e) {
            throw problem("The file %s can't be read. Name another one with EASEL_CONFIG.".formatted(file), e);
        }
    }

    /** One value as YAML: a number, a word, a list. Text that isn't YAML is taken as it is. */
    static JsonNode value(String text) {
        try {
            JsonNode value = YAML.readTree(text);
            return value == null || value.isMissingNode() ? JsonNodeFactory.instance.textNode(text) : value;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    private static ConfigurationException problem(String sentence, @Nullable Throwable cause) {
        ConfigurationException exception = new ConfigurationException(List.of(sentence));
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }
}
