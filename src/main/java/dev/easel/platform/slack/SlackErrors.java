package dev.easel.platform.slack;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import java.util.Set;

/** The one place that reads Slack's error codes (lists of the methods' pages, 2026-11). */
final class SlackErrors {
    /** Slack's own faults, and what is only a matter of time. */
    private static final Set<String> PASSING = Set.of(
            SlackRefusalException.UNREACHABLE,
            SlackRefusalException.RATE_LIMITED,
            "rate_limited",
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "accesslimited",
            "interrupted");

    /** A message that was there is not there any more. */
    private static final Set<String> MESSAGE_GONE =
            Set.of("message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found");

    /** Easel isn't in the conversation, or can't see that there is one. */
    private static final Set<String> OUTSIDE = Set.of(
            "not_in_channel", "channel_not_found", "user_not_in_channel", "method_not_supported_for_channel_type");

    private static final Set<String> ARCHIVED = Set.of("is_archived", "channel_is_archived");

    /** An image block names a file that Slack has not looked at yet, or none. */
    private static final Set<String> BAD_BLOCKS = Set.of("invalid_blocks", "invalid_blocks_format");

    private SlackErrors() {}

    static boolean isPassing(SlackRefusalException refusal) {
        return PASSING.contains(refusal.code()) || refusal.code().startsWith("http_5");
    }

    static boolean isMessageGone(SlackRefusalException refusal) {
        return MESSAGE_GONE.contains(refusal.code());
    }

    static boolean isOutside(SlackRefusalException refusal) {
        return OUTSIDE.contains(refusal.code());
    }

    static boolean isFileNotReady(SlackRefusalException refusal) {
        return BAD_BLOCKS.contains(refusal.code());
    }

    /** What it means for a delivery: Slack's own faults pass, its refusals last. */
    static FailureException undeliverable(SlackRefusalException refusal) {
        return new FailureException(
                new Failure.Undeliverable(
                        reason(refusal), isPassing(refusal) ? Persistence.PASSING : Persistence.LASTING),
                refusal);
    }

    private static String reason(SlackRefusalException refusal) {
        if (isOutside(refusal)) {
            return Failure.Undeliverable.NOT_A_MEMBER;
        }
        if (ARCHIVED.contains(refusal.code())) {
            return Failure.Undeliverable.ARCHIVED;
        }
        return refusal.code().startsWith(SlackClient.MISSING_SCOPE)
                ? Failure.Undeliverable.NO_RIGHT
                        + refusal.code()
                                .substring(SlackClient.MISSING_SCOPE.length())
                                .strip()
                : refusal.code();
    }
}
