package dev.easel.platform.slack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call of Slack's Web API that came to nothing. */
final class SlackRefusalException extends RuntimeException {
    /** What stands in place of Slack's own word when there was no answer that it could be in. */
    static final String UNREACHABLE = "unreachable";

    static final String RATE_LIMITED = "ratelimited";

    private static final long serialVersionUID = 1;

    private final String code;
    private final @Nullable Duration retryAfter;

    /**
     * A refusal.
     *
     * @param code Slack's word for it, such as {@code not_in_channel}; for a missing scope, with its name
     * @param retryAfter when the method may be called again, if Slack said
     */
    SlackRefusalException(String method, String code, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(method + ": " + code, cause);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    String code() {
        return code;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    boolean is(String other) {
        return code.equals(other);
    }
}
