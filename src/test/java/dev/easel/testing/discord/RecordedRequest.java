package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A REST request as it arrived, refused ones included.
 *
 * @param path below the API's base, with a slash in front: {@code /users/@me}
 * @param body empty object when there was none; of a multipart request the {@code payload_json}
 * @param fileNames names of the uploaded files
 */
public record RecordedRequest(String method, String path, String query, JsonNode body, List<String> fileNames) {
    public RecordedRequest {
        fileNames = List.copyOf(fileNames);
    }

    /** Whether this is {@code PATCH /webhooks} and the like: the method, then a part of the path. */
    public boolean matches(String route) {
        int space = route.indexOf(' ');
        return method.equals(route.substring(0, space)) && path.contains(route.substring(space + 1));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
