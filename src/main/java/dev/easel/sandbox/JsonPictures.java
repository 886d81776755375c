package dev.easel.sandbox;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a JSON request whose pictures are data URLs; each goes to the disk before the next one is read. */
final class JsonPictures {
    static final int MAX_BYTES = 64 * PictureRules.MIB;

    /** Of one data URL (specification, 2026-08). */
    private static final int MAX_CHARACTERS = 20_971_520;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(MAX_CHARACTERS)
                        .build());
    }

    private final Workroom room;
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final Map<String, List<Upload>> uploads = new HashMap<>();

    private JsonPictures(Workroom room) {
        this.room = room;
    }

    static Form read(Context context, Workroom room) throws IOException {
        JsonPictures reading = new JsonPictures(room);
        try (JsonParser parser = JSON.createParser(new CappedInput(context.bodyInputStream(), MAX_BYTES))) {
            reading.object(parser);
        } catch (JsonProcessingException e) {
            throw new RefusalException(Refusals.brokenJson(), e);
        }
        return new Form(new Fields(reading.fields), reading.uploads, true);
    }

    private void object(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "images" -> {
                    requireKind(value, JsonToken.START_ARRAY, name, "an array");
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        keep("image[]", picture(parser, name));
                    }
                }
                case "mask" -> keep(name, picture(parser, name));
                default -> fields.set(name, JSON.readTree(parser));
            }
        }
        require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new RefusalException(Refusals.brokenJson());
        }
    }

    private static void requireKind(JsonToken value, JsonToken wanted, String name, String expected) {
        if (value != wanted) {
            throw new RefusalException(Refusals.wrongType(name, expected, "something else"));
        }
    }

    private void keep(String field, Upload upload) {
        uploads.computeIfAbsent(field, _ -> new ArrayList<>()).add(upload);
    }

    private Upload picture(JsonParser parser, String name) throws IOException {
        requireKind(parser.currentToken(), JsonToken.START_OBJECT, name, "an object with 'image_url'");
        Upload upload = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            requireKind(parser.nextToken(), JsonToken.VALUE_STRING, name + "." + key, "a string");
            if (key.equals("file_id")) {
                throw new RefusalException(PictureRefusals.unknownFile(name, parser.getText()));
            } else if (!key.equals("image_url") || upload != null) {
                throw new RefusalException(Refusals.unknownParameter(name + "." + key));
            }
            Path file = room.newFile();
            upload = DataUrl.save(parser.getText(), name, file);
        }
        if (upload == null) {
            throw new RefusalException(Refusals.missing(name + ".image_url"));
        }
        return upload;
    }
}
