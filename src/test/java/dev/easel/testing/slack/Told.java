package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something that Slack told the app, and what the app said to it. Safe for use from any thread. */
public final class Told {
    private final String kind;
    private final ObjectNode payload;
    private final CountDownLatch heard = new CountDownLatch(1);
    private final long toldNanos = System.nanoTime();
    private volatile long heardNanos;
    private volatile JsonNode answer = Json.object();
    private volatile int status;

    /** @param kind an envelope's type: {@code events_api}, {@code slash_commands}, {@code interactive} */
    Told(String kind, ObjectNode payload) {
        this.kind = kind;
        this.payload = payload;
    }

    String kind() {
        return kind;
    }

    ObjectNode payload() {
        return payload;
    }

    /** Fails when the app has not acknowledged it in time. */
    public Told awaitHeard(Duration atMost) {
        try {
            if (!heard.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError(kind + " was not acknowledged within " + atMost);
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public boolean isHeard() {
        return heard.getCount() == 0;
    }

    /** From telling to the arrival of the acknowledgement. */
    public Duration heardAfter() {
        return Duration.ofNanos(heardNanos - toldNanos);
    }

    /** What came with the acknowledgement; an empty object when nothing did. */
    public JsonNode answer() {
        return answer;
    }

    /** Of an HTTP request; 0 when it went through a socket. */
    public int status() {
        return status;
    }

    void heard(JsonNode with, int httpStatus) {
        if (heard.getCount() > 0) {
            heardNanos = System.nanoTime();
            answer = with;
            status = httpStatus;
            heard.countDown();
        }
    }
}
