package dev.easel.sandbox;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** The headers by which one request can be found again: its id, how long it took, the API's version. */
final class RequestMarks {
    static final String REQUEST_ID = "x-request-id";
    private static final String API_VERSION = "2020-10-01";
    private static final String OPENED = "sandbox.opened";

    private final InstantSource clock;

    RequestMarks(InstantSource clock) {
        this.clock = clock;
    }

    void open(Context context) {
        context.attribute(OPENED, clock.instant());
        context.header(REQUEST_ID, "req_" + UUID.randomUUID().toString().replace("-", ""));
        context.header("openai-version", API_VERSION);
    }

    /** States the time taken so far. Has no effect once the body has begun, so streamed answers call it before. */
    void close(Context context) {
        Instant opened = context.attribute(OPENED);
        if (opened != null && !context.res().isCommitted()) {
            Duration taken = Duration.between(opened, clock.instant());
            context.header("openai-processing-ms", Long.toString(taken.toMillis()));
        }
    }
}
