package dev.easel.platform.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Slack's Web API with its pace kept: a method that Slack holds back is not called before its time, by anybody here.
 * Safe for use from several threads.
 */
final class SlackClient {
    private static final int TOO_MANY_REQUESTS = 429;

    /** As many as Slack would let through at once; each has a connection of its own. */
    static final int AT_ONCE = 32;

    /** What Slack means when it doesn't say how long. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(30);

    /** A missing scope is told with its name. */
    static final String MISSING_SCOPE = "missing_scope";

    private final MethodsClient methods;
    private final InstantSource clock;
    private final Pause pause;
    private final Semaphore underWay = new Semaphore(AT_ONCE);

    /** Until when a method, or a method in one channel, is held back. */
    private final Map<String, Instant> held = new ConcurrentHashMap<>();

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** One call, made again after a pause when Slack asks for it. */
    @FunctionalInterface
    interface Call<R extends SlackApiTextResponse> {
        /**
         * Calls.
         *
         * @throws InterruptedException as OkHttp does, which says nothing of it
         */
        R on(MethodsClient methods) throws IOException, SlackApiException, InterruptedException;
    }

    /**
     * Which limit a call counts towards.
     *
     * @param channel for methods that are limited by channel; else empty
     */
    record Line(String method, String channel) {
        static Line of(String method) {
            return new Line(method, "");
        }

        private String key() {
            return method + " " + channel;
        }
    }

    SlackClient(MethodsClient methods, InstantSource clock, Pause pause) {
        this.methods = methods;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Calls a method, waiting for its turn.
     *
     * @param patience how long it may wait in all
     * @throws SlackRefusalException when Slack refuses, can't be reached, or lets nobody in for longer than that
     */
    <R extends SlackApiTextResponse> R call(Line line, Duration patience, Call<R> call) {
        Instant latest = clock.instant().plus(patience);
        while (true) {
            await(line, latest);
            try {
                return callAmongOthers(line, call);
            } catch (SlackRefusalException e) {
                if (!e.is(SlackRefusalException.RATE_LIMITED)) {
                    throw e;
                }
            }
        }
    }

    private <R extends SlackApiTextResponse> R callAmongOthers(Line line, Call<R> call) {
        try {
            underWay.acquire();
        } catch (InterruptedException e) {
            throw interrupted(line, e);
        }
        try {
            return callOnce(line, call);
        } finally {
            underWay.release();
        }
    }

    private static SlackRefusalException interrupted(Line line, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SlackRefusalException(line.method(), "interrupted", null, e);
    }

    /** Whether a call would have to wait. */
    boolean isHeld(Line line) {
        return findHold(line).isPresent();
    }

    private Optional<Instant> findHold(Line line) {
        Instant now = clock.instant();
        return Optional.ofNullable(held.get(line.key())).filter(now::isBefore);
    }

    private void await(Line line, Instant latest) {
        while (true) {
            Optional<Instant> until = findHold(line);
            if (until.isEmpty()) {
                return;
            }
            Duration wait = Duration.between(clock.instant(), until.get());
            if (until.get().isAfter(latest)) {
                throw new SlackRefusalException(line.method(), SlackRefusalException.RATE_LIMITED, wait, null);
            }
            sleep(line, wait);
        }
    }

    /** Waits, for whatever needs it. */
    void sleep(Line line, Duration wait) {
        try {
            pause.sleep(wait.isPositive() ? wait : Duration.ofMillis(1));
        } catch (InterruptedException e) {
            throw interrupted(line, e);
        }
    }

    /** Calls a method without ever waiting for a turn; a hold that Slack asks for is kept all the same. */
    <R extends SlackApiTextResponse> R callOnce(Line line, Call<R> call) {
        try {
            R response = call.on(methods);
            if (response.isOk()) {
                return response;
            }
            throw refusal(line, response.getError(), response.getNeeded(), null, null);
        } catch (IOException e) {
            throw refusal(line, SlackRefusalException.UNREACHABLE, null, null, e);
        } catch (InterruptedException e) {
            throw interrupted(line, e);
        } catch (SlackApiException e) {
            throw refusal(line, e);
        }
    }

    private SlackRefusalException refusal(Line line, SlackApiException e) {
        int status = e.getResponse().code();
        if (status == TOO_MANY_REQUESTS) {
            return refusal(
                    line,
                    SlackRefusalException.RATE_LIMITED,
                    null,
                    e.getResponse().header("Retry-After"),
                    e);
        }
        return refusal(
                line, e.getError() == null ? "http_" + status : e.getError().getError(), null, null, e);
    }

    private SlackRefusalException refusal(
            Line line,
            @Nullable String error,
            @Nullable String needed,
            @Nullable String retryAfter,
            @Nullable Throwable cause) {
        String code = error == null ? "no_reason" : error;
        if (!code.equals(SlackRefusalException.RATE_LIMITED)) {
            return new SlackRefusalException(
                    line.method(),
                    code.equals(MISSING_SCOPE) && needed != null ? code + " " + needed : code,
                    null,
                    cause);
        }
        Duration wait = seconds(retryAfter);
        held.merge(line.key(), clock.instant().plus(wait), (one, other) -> one.isAfter(other) ? one : other);
        return new SlackRefusalException(line.method(), code, wait, cause);
    }

    private static Duration seconds(@Nullable String header) {
        return header != null && header.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(header)) : USUAL_PAUSE;
    }
}
