package dev.easel.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A multipart body put together by hand, so that it can be wrong as well. */
final class FormBody {
    private static final String BOUNDARY = "easel-test-boundary-7d1a";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean chunked;

    /** Fields as {@code n=2;size=256x256}. */
    static FormBody with(String fields) {
        FormBody form = new FormBody();
        for (String field : fields.split(";", -1)) {
            if (!field.isBlank()) {
                String[] parts = field.strip().split("=", 2);
                form.text(parts[0], parts[1]);
            }
        }
        return form;
    }

    FormBody text(String name, String value) {
        return part("form-data; name=\"" + name + "\"", null, value.getBytes(StandardCharsets.UTF_8));
    }

    FormBody file(String name, String mediaType, byte[] bytes) {
        return part("form-data; name=\"" + name + "\"; filename=\"picture\"", mediaType, bytes);
    }

    FormBody png(String name, byte[] bytes) {
        return file(name, "image/png", bytes);
    }

    FormBody part(String disposition, String mediaType, byte[] bytes) {
        String type = mediaType == null ? "" : "Content-Type: " + mediaType + "\r\n";
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n" + type + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Without a Content-Length, as clients send what they read from a stream. */
    FormBody chunked() {
        chunked = true;
        return this;
    }

    HttpRequest.Builder on(HttpRequest.Builder request) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        byte[] bytes = whole.toByteArray();
        return request.setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(
                        chunked
                                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
                                : BodyPublishers.ofByteArray(bytes));
    }
}
