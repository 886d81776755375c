package dev.easel.official;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;
import okio.Okio;

/**
 * A request as it came over the wire.
 *
 * @param headers by name in lower case
 */
record RecordedRequest(String line, Map<String, String> headers, ByteString body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("(?:^|; )name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    RecordedRequest {
        headers = Map.copyOf(headers);
    }

    /** Headers and parameters that change with every request taken out. */
    String mediaType() {
        return headers.get("content-type").replaceFirst(";.*", "");
    }

    boolean isForm() {
        return mediaType().equals("multipart/form-data");
    }

    JsonNode json() throws IOException {
        return JSON.readTree(body.toByteArray());
    }

    /** The parts in an order of their own, since theirs means nothing but among files of one name. */
    List<Part> parts() throws IOException {
        String boundary = headers.get("content-type").replaceFirst(".*boundary=", "");
        TreeMap<String, Part> parts = new TreeMap<>();
        try (MultipartReader reader =
                new MultipartReader(Okio.buffer(Okio.source(new ByteArrayInputStream(body.toByteArray()))), boundary)) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                String disposition = part.headers().get("Content-Disposition");
                Buffer content = new Buffer();
                part.body().readAll(content);
                String name = found(NAME, disposition);
                parts.put(
                        "%s %02d".formatted(name, parts.size()),
                        new Part(
                                name,
                                found(FILE_NAME, disposition),
                                String.valueOf(part.headers().get("Content-Type")),
                                content.readByteString()));
            }
        }
        return List.copyOf(parts.values());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "none";
    }

    /** A part of a form; {@code none} stands for a name or a type that is not there. */
    record Part(String name, String fileName, String type, ByteString content) {
        boolean isFile() {
            return !fileName.equals("none");
        }
    }
}
