package dev.easel.provider.openai;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.PolicyRefusal;
import dev.easel.core.failure.Failure.ProviderPermanent;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.image.ModelId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What an error of the Images API means: the only place that reads status and code. The code decides, the status is the
 * fallback; the type never decides, since a bad size, a retired model and a refusal share one (seen at api.openai.com,
 * 2026-09-20).
 */
record OpenAiErrors(InstantSource clock) {
    /** OpenAI today, in DALL-E's days, and Azure's two spellings. */
    private static final Set<String> REFUSALS =
            Set.of("moderation_blocked", "content_policy_violation", "contentFilter", "content_filter");

    /** No money, or no more allowed (OpenAI help, article 5955604; the last is older and comes as a 400). */
    private static final Set<String> BILLING = Set.of(
            "insufficient_quota",
            "credit_balance_exhausted",
            "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded",
            "organization_usage_limit_exceeded",
            "billing_hard_limit_reached");

    /** The answer to a request that did not succeed. */
    Failure of(int status, Headers headers, ErrorBody error, ModelId model) {
        Optional<Failure> byCode = byCode(status, error, model);
        if (byCode.isPresent()) {
            return byCode.get();
        }
        Duration wait = RetryAfter.find(headers, error.message(), clock).orElse(null);
        if (status >= 500) {
            return serverError(status, headers, error, wait);
        }
        return switch (status) {
            case 401 -> account(error.code().orElse("invalid_api_key"), status);
            case 403 -> account(error.code().orElseGet(() -> forbidden(error)), status);
            case 408, 409 -> passing(codeOf(error, status), wait, Billing.NOT_BILLED);
            case 429 -> tooFast(error.code().orElse(ProviderTransient.RATE_LIMIT), wait);
            default -> new ProviderPermanent(codeOf(error, status), status, Reach.REQUEST);
        };
    }

    /** An error inside an answer that claims success; something may have been drawn before it. */
    Failure inAnswer(int status, ErrorBody error, ModelId model) {
        return inAnswer(status, error, model, Billing.UNKNOWN);
    }

    /** The same, when more is known about the bill. */
    Failure inAnswer(int status, ErrorBody error, ModelId model, Billing billing) {
        return byCode(status, error, model)
                .orElseGet(() -> passing(error.code().orElse("error_in_answer"), null, billing));
    }

    /** The server answered well and drew nothing: how some say that they won't. */
    static Failure noImages() {
        return new PolicyRefusal("no_images");
    }

    /** An answer that can't be read, to a call that was paid for as far as anybody can tell. */
    static Failure garbled() {
        return passing("garbled", null, Billing.UNKNOWN);
    }

    /** A link to an image that is not on this server; following it would let an answer aim us at any address. */
    static Failure foreignUrl() {
        return new ProviderPermanent("foreign_url", 200, Reach.REQUEST);
    }

    /** An image was drawn, and its file can't be fetched. */
    static Failure downloadFailed() {
        return passing("download_failed", null, Billing.UNKNOWN);
    }

    /** The events ended before an image was complete; a preview is not what was paid for. */
    static Failure streamEnded() {
        return passing("stream_ended", null, Billing.UNKNOWN);
    }

    /** The server wants a mask that this one can't be turned into. */
    static Failure unusableMask() {
        return UserError.of("mask-not-convertible");
    }

    static Failure unavailable() {
        return new ProviderPermanent("operation_unavailable", 0, Reach.REQUEST);
    }

    /** The connection failed; whether that can have cost money depends on what had left by then. */
    static Failure disconnected(IOException cause, boolean sent) {
        if (!sent) {
            return passing("unreachable", null, Billing.NOT_BILLED);
        }
        boolean timeout = cause instanceof InterruptedIOException;
        return passing(timeout ? "timeout" : "connection_lost", null, Billing.UNKNOWN);
    }

    /** We hung up ourselves. */
    static Failure interrupted(boolean sent) {
        return passing("interrupted", null, sent ? Billing.UNKNOWN : Billing.NOT_BILLED);
    }

    private static Optional<Failure> byCode(int status, ErrorBody error, ModelId model) {
        String code = error.code().orElse("");
        if (REFUSALS.contains(code)) {
            return Optional.of(new PolicyRefusal(code));
        }
        if (BILLING.contains(code) || error.hasType("insufficient_quota")) {
            return Optional.of(account(error.code().orElse("insufficient_quota"), status));
        }
        if (namesUnknownModel(status, code, error)) {
            return Optional.of(UserError.of("model-unavailable", model));
        }
        return Optional.empty();
    }

    /** OpenAI's own 400 for an unknown or retired model, and the 404 that gateways send. */
    private static boolean namesUnknownModel(int status, String code, ErrorBody error) {
        return code.equals("model_not_found")
                || (error.hasParam("model") && (code.equals("invalid_value") || status == 404));
    }

    /** A gateway's own error says nothing about what the server behind it did, or will still do. */
    private static Failure serverError(int status, Headers headers, ErrorBody error, @Nullable Duration wait) {
        boolean gateway = status == 502 || status == 504 || status == 524;
        if (gateway || !error.stated()) {
            return passing(codeOf(error, status), wait, Billing.UNKNOWN);
        }
        if ("false".equalsIgnoreCase(headers.get("x-should-retry"))) {
            return new ProviderPermanent(codeOf(error, status), status, Reach.REQUEST);
        }
        return passing(codeOf(error, status), wait, Billing.PROBABLY_NOT_BILLED);
    }

    /** OpenAI sends no code for this one (seen 2025-04). */
    private static String forbidden(ErrorBody error) {
        return error.message().contains("must be verified") ? "organization_not_verified" : "http_403";
    }

    private static String codeOf(ErrorBody error, int status) {
        return error.code().orElse("http_" + status);
    }

    private static Failure account(String code, int status) {
        return new ProviderPermanent(code, status, Reach.ACCOUNT);
    }

    /** Whatever word it is put in, a 429 that is not about money is about the pace. */
    private static Failure tooFast(String code, @Nullable Duration wait) {
        ProviderTransient named = new ProviderTransient(code, wait, Billing.NOT_BILLED);
        return named.saysTooFast() ? named : passing(ProviderTransient.RATE_LIMIT, wait, Billing.NOT_BILLED);
    }

    private static Failure passing(String code, @Nullable Duration wait, Billing billing) {
        return new ProviderTransient(code, wait, billing);
    }
}
