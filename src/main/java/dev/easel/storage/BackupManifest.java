package dev.easel.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a backup must hold to be whole: its last entry.
 *
 * @param digests SHA-256 of each entry, by its name
 */
record BackupManifest(Instant madeAt, Map<String, String> digests) {
    static final String NAME = "manifest.json";

    private static final String FORMAT = "easel-backup-1";
    private static final ObjectMapper JSON = new ObjectMapper();

    BackupManifest {
        digests = Map.copyOf(digests);
    }

    String text() {
        ObjectNode all = JSON.createObjectNode().put("format", FORMAT).put("madeAt", madeAt.toString());
        ObjectNode entries = all.putObject("sha256");
        digests.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return all.toPrettyString();
    }

    /** @throws BackupException when it is none that this version understands */
    static BackupManifest parse(byte[] text) {
        try {
            JsonNode all = JSON.readTree(new String(text, StandardCharsets.UTF_8));
            if (!all.path("format").asText().equals(FORMAT)) {
                throw new BackupException("The file was made by another version of Easel, in a newer format.", null);
            }
            Map<String, String> digests = new LinkedHashMap<>();
            all.path("sha256")
                    .properties()
                    .forEach(entry ->
                            digests.put(entry.getKey(), entry.getValue().asText()));
            return new BackupManifest(Instant.parse(all.path("madeAt").asText()), digests);
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new BackupException("The file is damaged: its list of contents can't be read.", e);
        }
    }
}
