package dev.easel.platform.discord;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import java.util.EnumSet;
import java.util.Set;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;

/** The one place that reads Discord's error codes. */
final class DiscordErrors {
    /** The reply can't be reached any more, but the channel may. */
    private static final Set<ErrorResponse> REPLY_GONE = EnumSet.of(
            ErrorResponse.UNKNOWN_WEBHOOK,
            ErrorResponse.INVALID_WEBHOOK_TOKEN,
            ErrorResponse.UNKNOWN_INTERACTION,
            ErrorResponse.UNKNOWN_MESSAGE);

    private static final Set<ErrorResponse> FORBIDDEN =
            EnumSet.of(ErrorResponse.MISSING_ACCESS, ErrorResponse.MISSING_PERMISSIONS);

    private static final Set<ErrorResponse> TOO_LARGE =
            EnumSet.of(ErrorResponse.REQUEST_ENTITY_TOO_LARGE, ErrorResponse.FILE_UPLOAD_MAX_SIZE_EXCEEDED);

    private static final int SERVER_ERROR = 500;
    private static final int FORBIDDEN_STATUS = 403;
    private static final int TOO_LARGE_STATUS = 413;

    private DiscordErrors() {}

    static boolean replyGone(RuntimeException error) {
        return error instanceof ErrorResponseException response && REPLY_GONE.contains(response.getErrorResponse());
    }

    /** Somebody answered already, perhaps this very request, when its first answer was lost on the way. */
    static boolean alreadyAnswered(RuntimeException error) {
        return error instanceof ErrorResponseException response
                && response.getErrorResponse() == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED;
    }

    static boolean messageGone(RuntimeException error) {
        return error instanceof ErrorResponseException response
                && response.getErrorResponse() == ErrorResponse.UNKNOWN_MESSAGE;
    }

    /** Discord itself said that the bot may not. */
    static boolean forbidden(RuntimeException error) {
        return error instanceof ErrorResponseException response
                && (FORBIDDEN.contains(response.getErrorResponse()) || response.getErrorCode() == FORBIDDEN_STATUS);
    }

    /** The files of one request are more than it takes, whatever it said before. */
    static boolean tooLarge(RuntimeException error) {
        return error instanceof ErrorResponseException response
                && (TOO_LARGE.contains(response.getErrorResponse()) || response.getErrorCode() == TOO_LARGE_STATUS);
    }

    /** What it means for a delivery: Discord's own faults pass, its refusals last. */
    static FailureException undeliverable(RuntimeException error) {
        return switch (error) {
            case FailureException known -> known;
            case InsufficientPermissionException missing ->
                failure("missing permission " + missing.getPermission().getName(), Persistence.LASTING, error);
            case ErrorResponseException response
            when isPassing(response) || tooLarge(response) ->
                failure("Discord " + response.getErrorCode(), Persistence.PASSING, error);
            case ErrorResponseException response ->
                failure(
                        "Discord %d, %s".formatted(response.getErrorCode(), response.getMeaning()),
                        Persistence.LASTING,
                        error);
            default -> failure(error.getClass().getSimpleName(), Persistence.PASSING, error);
        };
    }

    /** Discord's own fault, or no answer at all: JDA then has the HTTP status, or -1, in place of a code. */
    static boolean isPassing(ErrorResponseException response) {
        int code = response.getErrorCode();
        return response.isServerError() || code < 0 || (code >= SERVER_ERROR && code < SERVER_ERROR + 100);
    }

    private static FailureException failure(String code, Persistence persistence, RuntimeException cause) {
        return new FailureException(new Failure.Undeliverable(code, persistence), cause);
    }
}
