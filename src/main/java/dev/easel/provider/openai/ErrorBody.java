package dev.easel.provider.openai;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server said about an error, as far as it can be read. Servers differ: OpenAI sends an object under
 * {@code error}, stable-diffusion.cpp a string, FastAPI servers {@code detail}, proxies a page of HTML or nothing.
 */
final class ErrorBody {
    /** Longer bodies are cut off; what was read until then counts. */
    static final int MAX_BYTES = 64 * 1024;

    /** Codes that are only the status again (LocalAI, vLLM) or no code at all don't pass. */
    private static final Pattern CODE = Pattern.compile("(?!\\d+$)[\\w.:-]{1,64}");

    private boolean stated;
    private @Nullable String code;
    private @Nullable String type;
    private @Nullable String param;
    private @Nullable String message;

    /** Reads the body of a failed request; never throws for what is in it. */
    static ErrorBody read(InputStream body) {
        ErrorBody error = new ErrorBody();
        try {
            JsonScanner json = new JsonScanner(new ByteArrayInputStream(body.readNBytes(MAX_BYTES)));
            json.readObject(name -> error.readMember(name, json));
            return error;
        } catch (IOException e) {
            return error; // not JSON, cut off or connection lost: the status still stands
        }
    }

    /** Takes the value of a member called {@code error}, {@code code} and so on; skips any other. */
    void readMember(String name, JsonScanner json) throws IOException {
        switch (name) {
            case "error", "detail" -> readDetail(json);
            case "code" ->
                code = json.findText().filter(CODE.asMatchPredicate()).orElse(code);
            case "type" -> type = json.findText().orElse(type);
            case "param" -> param = json.findText().orElse(param);
            case "message" -> message = json.findText().orElse(message);
            default -> json.skip();
        }
    }

    private void readDetail(JsonScanner json) throws IOException {
        switch (json.kind()) {
            case OBJECT -> {
                stated = true;
                json.readObject(name -> readMember(name, json));
            }
            case STRING -> {
                stated = true;
                message = json.findText().orElse(message);
            }
            case ARRAY -> {
                stated = true;
                json.skip();
            }
            case NULL, LITERAL -> json.skip(); // "error": null beside a result
        }
    }

    /** Whether the server itself spoke, rather than something in between. */
    boolean stated() {
        return stated;
    }

    Optional<String> code() {
        return Optional.ofNullable(code);
    }

    boolean hasType(String value) {
        return value.equals(type);
    }

    boolean hasParam(String value) {
        return value.equals(param);
    }

    /** May quote the prompt: not for logs above debug. Empty when there is none. */
    String message() {
        return message == null ? "" : message;
    }
}
