package dev.easel.provider.openai;

import dev.easel.core.image.ModelId;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.ServerProfile.PathStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where the API begins, in the style of the server's kind. A query is kept, for servers that want a version there. */
record BaseUrl(HttpUrl root, boolean namesModel) {
    private static final String VERSION = "v1";
    private static final String AZURE = "openai";
    private static final String DEPLOYMENTS = "deployments";

    /** @throws IllegalArgumentException with a sentence for the operator */
    static BaseUrl parse(String text, ServerProfile profile) {
        HttpUrl url = HttpUrl.parse(text.strip());
        if (url == null) {
            throw new IllegalArgumentException("the image server's address must be a URL such as "
                    + "https://api.openai.com/v1, beginning with http:// or https://");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IllegalArgumentException(
                    "the image server's address must not hold a user name or a password; a key is set by itself");
        }
        List<String> path = rootPath(url, profile.paths());
        HttpUrl.Builder root = url.newBuilder().fragment(null).encodedPath("/");
        path.forEach(root::addEncodedPathSegment);
        profile.query().forEach((name, value) -> {
            if (url.queryParameter(name) == null) {
                root.addQueryParameter(name, value);
            }
        });
        return new BaseUrl(root.build(), path.getLast().equals(DEPLOYMENTS));
    }

    /** The address of an endpoint such as {@code images/generations}. */
    HttpUrl endpoint(String path, ModelId model) {
        HttpUrl.Builder endpoint = root.newBuilder();
        if (namesModel) {
            endpoint.addPathSegment(model.value());
        }
        return endpoint.addPathSegments(path).build();
    }

    /** The address of an endpoint that isn't a model's own; empty where every address names a model. */
    Optional<HttpUrl> find(String path) {
        return namesModel
                ? Optional.empty()
                : Optional.of(root.newBuilder().addPathSegments(path).build());
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

    /** However much of it the address already says. */
    private static List<String> rootPath(HttpUrl url, PathStyle style) {
        List<String> path = new ArrayList<>(url.encodedPathSegments());
        path.removeIf(String::isEmpty);
        switch (style) {
            case V1 -> end(path, VERSION);
            case AZURE_V1 -> {
                strip(path, VERSION);
                end(path, AZURE);
                path.add(VERSION);
            }
            case AZURE_DEPLOYMENT -> {
                if (!path.contains(DEPLOYMENTS)) {
                    strip(path, VERSION);
                    end(path, AZURE);
                    path.add(DEPLOYMENTS);
                }
            }
        }
        return path;
    }

    private static void strip(List<String> path, String name) {
        if (!path.isEmpty() && path.getLast().equals(name)) {
            path.removeLast();
        }
    }

    private static void end(List<String> path, String name) {
        strip(path, name);
        path.add(name);
    }
}
