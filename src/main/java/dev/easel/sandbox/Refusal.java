package dev.easel.sandbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error answer of the API, as it goes over the wire. */
record Refusal(
        int status,
        String type,
        @Nullable String code,
        @Nullable String param,
        String message,
        @Nullable Moderation moderation,
        @Nullable Duration retryAfter) {

    static final String INVALID_REQUEST = "invalid_request_error";
    private static final int BAD_REQUEST = 400;

    /** Where the safety system stopped the request, and why. */
    record Moderation(String stage, List<String> categories) {
        Moderation {
            categories = List.copyOf(categories);
        }
    }

    /** The request breaks the endpoint's schema. */
    static Refusal schema(@Nullable String code, @Nullable String param, String message) {
        return of(BAD_REQUEST, INVALID_REQUEST, code, param, message);
    }

    /** The request is well formed, but this model can't do it. */
    static Refusal model(String param, String message) {
        return of(BAD_REQUEST, "image_generation_user_error", "invalid_value", param, message);
    }

    static Refusal of(int status, String type, @Nullable String code, @Nullable String param, String message) {
        return new Refusal(status, type, code, param, message, null, null);
    }

    Refusal withModeration(Moderation details) {
        return new Refusal(status, type, code, param, message, details, retryAfter);
    }

    Refusal withRetryAfter(Duration delay) {
        return new Refusal(status, type, code, param, message, moderation, delay);
    }
}
