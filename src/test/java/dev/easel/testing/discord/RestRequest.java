package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A REST request, read to its end so that a refusal never meets a client that is still sending. */
final class RestRequest {
    private final Context context;
    private final String path;
    private final MessageBody body;

    private RestRequest(Context context, String path, MessageBody body) {
        this.context = context;
        this.path = path;
        this.body = body;
    }

    static RestRequest read(Context context, String base) {
        String path = context.path().substring(base.length());
        return new RestRequest(context, path.startsWith("/") ? path : "/" + path, readBody(context));
    }

    private static MessageBody readBody(Context context) {
        if (!context.isMultipart()) {
            String text = context.body();
            return new MessageBody(text.isEmpty() ? Json.object() : Json.parse(text), List.of());
        }
        List<Upload> uploads = new ArrayList<>();
        for (Map.Entry<String, List<UploadedFile>> part :
                context.uploadedFileMap().entrySet()) {
            int index = Integer.parseInt(part.getKey().replaceAll("\\D", ""));
            part.getValue().forEach(file -> uploads.add(new Upload(index, file.filename(), bytes(file))));
        }
        uploads.sort(Comparator.comparingInt(upload -> upload.index));
        String payload = Optional.ofNullable(context.formParam("payload_json")).orElse("{}");
        return new MessageBody(Json.parse(payload), uploads);
    }

    private static byte[] bytes(UploadedFile file) {
        try (InputStream content = file.content()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String parameter(String name) {
        return context.pathParam(name);
    }

    @Nullable
    String query(String name) {
        return context.queryParam(name);
    }

    @Nullable
    String header(String name) {
        return context.header(name);
    }

    long size() {
        return context.req().getContentLengthLong();
    }

    JsonNode json() {
        return body.json();
    }

    MessageBody message() {
        return body;
    }

    RecordedRequest recorded() {
        List<String> names = body.uploads().stream().map(upload -> upload.name).toList();
        return new RecordedRequest(
                context.method().name(),
                path,
                Optional.ofNullable(context.queryString()).orElse(""),
                body.json(),
                names);
    }
}
