package dev.easel.provider.openai;

import dev.easel.core.image.ServerProfile;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which server draws, and how to reach it. Never prints the key.
 *
 * @param baseUrl where the API begins, with or without {@code /v1} and a trailing slash; may have a path before it
 * @param key absent for a server without authentication
 */
public record OpenAiServer(String baseUrl, @Nullable String key, ServerProfile profile, Timeouts timeouts) {
    /** @throws IllegalArgumentException with a sentence for the operator when the address or the key can't be used */
    public OpenAiServer {
        BaseUrl.parse(baseUrl, profile);
        if (key != null && !key.matches("[!-~]+")) {
            throw new IllegalArgumentException("the key is empty or holds a space or a letter that can't be sent");
        }
    }

    @Override
    public String toString() {
        return "OpenAiServer[" + profile.name() + " at " + baseUrl + (key == null ? "" : ", key ***") + "]";
    }

    /**
     * How long to wait for what. A server sends nothing until the image is ready, so {@code read} outlasts drawing.
     *
     * @param call the whole exchange
     */
    public record Timeouts(Duration connect, Duration write, Duration read, Duration call) {
        /** Enough for the largest and slowest images. */
        public static Timeouts usual() {
            return new Timeouts(
                    Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(300), Duration.ofSeconds(330));
        }
    }
}
