package dev.easel.provider.openai;

import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where the API begins; always ends with {@code /v1}. A query is kept, for servers that want a version there. */
record BaseUrl(HttpUrl root) {
    private static final String VERSION = "v1";

    /** @throws IllegalArgumentException with a sentence for the operator */
    static BaseUrl parse(String text) {
        HttpUrl url = HttpUrl.parse(text.strip());
        if (url == null) {
            throw new IllegalArgumentException("the image server's address must be a URL such as "
                    + "https://api.openai.com/v1, beginning with http:// or https://");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IllegalArgumentException(
                    "the image server's address must not hold a user name or a password; a key is set by itself");
        }
        return new BaseUrl(normalised(url));
    }

    /** The address of an endpoint such as {@code images/generations}. */
    HttpUrl endpoint(String path) {
        return root.newBuilder().addPathSegments(path).build();
    }

    /** The address a link in an answer stands for, if it is one of this very server: same scheme, host and port. */
    @Nullable
    HttpUrl findOwn(String link) {
        HttpUrl url = root.resolve(link);
        boolean own = url != null
                && url.scheme().equals(root.scheme())
                && url.host().equals(root.host())
                && url.port() == root.port();
        return own ? url : null;
    }

    private static HttpUrl normalised(HttpUrl url) {
        List<String> segments = url.encodedPathSegments().stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
        HttpUrl.Builder root = url.newBuilder().fragment(null).encodedPath("/");
        segments.forEach(root::addEncodedPathSegment);
        if (segments.isEmpty() || !segments.getLast().equals(VERSION)) {
            root.addPathSegment(VERSION);
        }
        return root.build();
    }
}
