package dev.easel.provider.openai;

import dev.easel.core.image.ModelId;
import dev.easel.core.image.ServerProfile;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Requests to one server, with its key in the header it expects. */
final class OpenAiRequests {
    private static final String USER_AGENT = "easel/"
            + Optional.ofNullable(OpenAiRequests.class.getPackage().getImplementationVersion())
                    .orElse("dev");

    private final OpenAiServer server;
    private final BaseUrl base;

    OpenAiRequests(OpenAiServer server) {
        this.server = server;
        this.base = BaseUrl.parse(server.baseUrl(), server.profile());
    }

    /** A call of an endpoint such as {@code images/generations}; {@code accept} is the answer's type. */
    Request post(String endpoint, ModelId model, RequestBody body, String accept) {
        return to(base.endpoint(endpoint, model))
                .header("Accept", accept)
                .post(new SentOnce(body))
                .build();
    }

    /** A question to an endpoint that isn't a model's own; empty where every address names a model. */
    Optional<Request> find(String endpoint) {
        return base.find(endpoint)
                .map(url -> to(url).header("Accept", "application/json").build());
    }

    /** A fetch of what a link names; empty when that isn't on this very server. */
    Optional<Request> findOwn(String link) {
        return Optional.ofNullable(base.findOwn(link)).map(url -> to(url).build());
    }

    /** What a server says, fit for a log even if it repeats the key it was given. */
    String withoutKey(String text) {
        String key = server.key();
        return key == null ? text : text.replace(key, "***");
    }

    private Request.Builder to(HttpUrl url) {
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", USER_AGENT);
        String key = server.key();
        ServerProfile profile = server.profile();
        return key == null ? request : request.header(profile.authHeader(), profile.authPrefix() + key);
    }

    /** OkHttp repeats a request by itself when a 503 says {@code Retry-After: 0}, unless its body can't be repeated. */
    private static final class SentOnce extends RequestBody {
        private final RequestBody body;

        SentOnce(RequestBody body) {
            this.body = body;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }
    }
}
