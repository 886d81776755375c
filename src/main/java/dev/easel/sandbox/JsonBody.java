package dev.easel.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;

/** Reads a request's JSON object, never more of it than allowed. */
final class JsonBody {
    static final int MAX_BYTES = 1024 * 1024;

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private JsonBody() {}

    /** The object's fields; a body that is something else is refused. */
    static Fields read(Context context) throws IOException {
        if (!MediaType.of(context).equals(MediaType.JSON)) {
            throw new RefusalException(Refusals.contentType(MediaType.of(context), MediaType.JSON));
        }
        byte[] bytes = context.bodyInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new RefusalException(Refusals.tooLarge(MAX_BYTES));
        }
        JsonNode body = parse(bytes);
        if (!body.isObject()) {
            throw new RefusalException(Refusals.brokenJson());
        }
        return new Fields(body);
    }

    private static JsonNode parse(byte[] bytes) throws IOException {
        try {
            return READER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new RefusalException(Refusals.brokenJson(), e);
        }
    }
}
