package dev.easel.provider.openai;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.RecordedRequest;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;

/** One part of a form as a server sees it. */
record FormPart(String name, String fileName, String type, ByteString content) {
    /** The parts of a request, in their order. */
    static List<FormPart> of(RecordedRequest request) throws IOException {
        String type = request.getHeaders().get("Content-Type");
        String boundary = type.substring(type.indexOf("boundary=") + "boundary=".length());
        List<FormPart> parts = new ArrayList<>();
        try (MultipartReader reader = new MultipartReader(new Buffer().write(request.getBody()), boundary)) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                String disposition = part.headers().get("Content-Disposition");
                parts.add(new FormPart(
                        quoted(disposition, " name=\""),
                        quoted(disposition, "filename=\""),
                        part.headers().get("Content-Type"),
                        part.body().readByteString()));
            }
        }
        return parts;
    }

    /** {@code name=text}, or what a file is called, its type and its length. */
    String summary() {
        return fileName == null
                ? name + "=" + content.utf8()
                : name + ": " + fileName + ", " + type + ", " + content.size();
    }

    private static String quoted(String disposition, String start) {
        int at = disposition.indexOf(start);
        int from = at + start.length();
        return at < 0 ? null : disposition.substring(from, disposition.indexOf('"', from));
    }
}
