package dev.easel.sandbox;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The API's error answers with its own texts, as third parties recorded them up to 2026-11. */
final class Refusals {
    /** Stands in a text for the id of the request that is refused. */
    static final String REQUEST_ID = "{request-id}";

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private Refusals() {}

    static Refusal noKey() {
        return Refusal.of(
                UNAUTHORIZED,
                Refusal.INVALID_REQUEST,
                null,
                null,
                "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer"
                        + " auth (i.e. Authorization: Bearer YOUR_KEY).");
    }

    static Refusal wrongKey(String shortened) {
        return Refusal.of(
                UNAUTHORIZED,
                Refusal.INVALID_REQUEST,
                "invalid_api_key",
                null,
                "Incorrect API key provided: " + shortened
                        + ". You can find your API key at https://platform.openai.com/account/api-keys.");
    }

    static Refusal unknownUrl(Context context) {
        return Refusal.of(
                NOT_FOUND,
                Refusal.INVALID_REQUEST,
                null,
                null,
                "Invalid URL (" + context.method() + " " + context.path() + ")");
    }

    static Refusal unlistedModel(String model) {
        return Refusal.of(
                NOT_FOUND,
                Refusal.INVALID_REQUEST,
                "model_not_found",
                "model",
                "The model '" + model + "' does not exist");
    }

    static Refusal tooLarge(long maxBytes) {
        return Refusal.of(
                TOO_LARGE,
                Refusal.INVALID_REQUEST,
                null,
                null,
                "The request body is larger than the maximum of " + maxBytes + " bytes.");
    }

    static Refusal contentType(String given, String accepted) {
        return Refusal.schema(
                "unsupported_content_type",
                null,
                "Unsupported content type: '" + given + "'. This API method only accepts '" + accepted + "' requests,"
                        + " but you specified the header 'Content-Type: " + given
                        + "'. Please try again with a supported content type.");
    }

    static Refusal brokenJson() {
        return Refusal.schema(
                null,
                null,
                "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP"
                        + " library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)");
    }

    static Refusal missing(String param) {
        return Refusal.schema("missing_required_parameter", param, "Missing required parameter: '" + param + "'.");
    }

    static Refusal unknownParameter(String param) {
        return Refusal.schema("unknown_parameter", param, "Unknown parameter: '" + param + "'.");
    }

    static Refusal wrongType(String param, String expected, String actual) {
        return Refusal.schema(
                "invalid_type",
                param,
                "Invalid type for '" + param + "': expected " + expected + ", but got " + actual + " instead.");
    }

    static Refusal emptyText(String param) {
        return Refusal.schema(
                "empty_string",
                param,
                "Invalid '" + param
                        + "': empty string. Expected a string with minimum length 1, but got an empty string"
                        + " instead.");
    }

    static Refusal tooLong(String param, int maxCharacters, int characters) {
        return Refusal.schema(
                "string_above_max_length",
                param,
                "Invalid '" + param + "': string too long. Expected a string with maximum length " + maxCharacters
                        + ", but got a string with length " + characters + " instead.");
    }

    static Refusal below(String param, int min, String value) {
        return Refusal.schema(
                "integer_below_min_value",
                param,
                "Invalid '" + param + "': integer below minimum value. Expected a value >= " + min + ", but got "
                        + value + " instead.");
    }

    static Refusal above(String param, int max, String value) {
        return Refusal.schema(
                "integer_above_max_value",
                param,
                "Invalid '" + param + "': integer above maximum value. Expected a value <= " + max + ", but got "
                        + value + " instead.");
    }

    static Refusal notAmong(String param, List<String> supported, String value) {
        return Refusal.schema(
                "invalid_value",
                param,
                "Invalid value: '" + value + "'. Supported values are: "
                        + supported.stream().map(one -> "'" + one + "'").collect(Collectors.joining(", ")) + ".");
    }

    static Refusal unverified(String model) {
        return Refusal.of(
                FORBIDDEN,
                Refusal.INVALID_REQUEST,
                null,
                null,
                "Your organization must be verified to use the model `" + model + "`. Please go to:"
                        + " https://platform.openai.com/settings/organization/general and click on Verify Organization. If you"
                        + " just verified, it can take up to 15 minutes for access to propagate.");
    }

    static Refusal rateLimit(String model, int limit, int used, int requested, Duration retryAfter) {
        return Refusal.of(
                        TOO_MANY,
                        "input-images",
                        "rate_limit_exceeded",
                        null,
                        "Rate limit reached for " + model
                                + " on input-images per min: Limit " + limit + ", Used " + used + ", Requested "
                                + requested + ". Please try again in " + retryAfter.toSeconds() + "s.")
                .withRetryAfter(retryAfter);
    }

    static Refusal noCredit() {
        return Refusal.of(
                TOO_MANY,
                "insufficient_quota",
                "credit_balance_exhausted",
                null,
                "You have run out of credits. Add credits to continue using the API.");
    }

    static Refusal moderated(String stage) {
        return Refusal.of(
                        BAD_REQUEST,
                        "image_generation_user_error",
                        "moderation_blocked",
                        null,
                        "Your request was rejected by the safety system. If you believe this is an error, contact us at"
                                + " help.openai.com and include the request ID " + REQUEST_ID + ".")
                .withModeration(new Refusal.Moderation(stage, List.of("violence")));
    }

    static Refusal serverError(String requestId) {
        return Refusal.of(
                SERVER_ERROR,
                "server_error",
                "server_error",
                null,
                "The server had an error while processing your request. Sorry about that! Include the request ID "
                        + requestId + " when you ask for help.");
    }
}
