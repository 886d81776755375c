package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ways to disturb the REST side. A route is written as the method and a part of the path,
 * {@code "PATCH /messages/@original"}. Safe for use from any thread.
 */
public final class RestFaults {
    private static final double MILLIS = 1_000.0;
    private static final int MISSING_ACCESS = 50001;
    private static final int MISSING_PERMISSIONS = 50013;

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> forbidden = new ConcurrentHashMap<>();
    private volatile boolean unavailable;
    private volatile Cut cut = (request, progress) -> false;

    RestFaults() {}

    /** How far a request has come: nothing is done yet, or everything but answering. */
    public enum Progress {
        ARRIVED,
        DONE
    }

    /** Decides, at both points of every request, whether it ends there with a bare 503. */
    public interface Cut {
        boolean at(RecordedRequest request, Progress progress);
    }

    private record Rule(String route, AtomicInteger times, Moment moment, Runnable effect) {}

    private enum Moment {
        BEFORE,
        AFTER
    }

    /** Answers the next {@code times} requests of any kind with a bare status; nothing happens. */
    public void failNext(int times, int status) {
        failNext("", times, status);
    }

    public void failNext(String route, int times, int status) {
        add(route, times, Moment.BEFORE, () -> {
            throw Refusal.bare(status);
        });
    }

    /** Refuses a request of the route for its size, once so many of them went through: 413, 40005. */
    public void tooLargeAfter(String route, int taken) {
        AtomicInteger left = new AtomicInteger(taken);
        add(route, taken + 1, Moment.BEFORE, () -> {
            if (left.getAndDecrement() == 0) {
                throw Refusal.of(413, 40005, "Request entity too large");
            }
        });
    }

    /** Refuses the next {@code times} requests of the route for their size: 413, 40005. */
    public void tooLargeNext(String route, int times) {
        add(route, times, Moment.BEFORE, () -> {
            throw Refusal.of(413, 40005, "Request entity too large");
        });
    }

    /** Does what the next request asks and then answers with a bare status, as if the answer had been lost. */
    public void loseAnswerOfNext(String route, int status) {
        add(route, 1, Moment.AFTER, () -> {
            throw Refusal.bare(status);
        });
    }

    /** Answers the next {@code times} requests of the route with 429. */
    public void rateLimitNext(String route, int times, Duration retryAfter) {
        add(route, times, Moment.BEFORE, () -> {
            throw rateLimited(retryAfter);
        });
    }

    /** Keeps requests of the route waiting until the hold is released. */
    public Hold hold(String route) {
        Hold hold = new Hold();
        add(route, Integer.MAX_VALUE, Moment.BEFORE, hold::enter);
        return hold;
    }

    /** Keeps edits of original replies waiting: the moment between acknowledgement and delivery. */
    public Hold holdEdits() {
        return hold("PATCH /messages/@original");
    }

    /** Asks about every request from now on; a later call replaces this one. */
    public void cutWhere(Cut when) {
        cut = when;
    }

    /** 503 for everything until {@link #answerAgain}. The gateway stays. */
    public void stopAnswering() {
        unavailable = true;
    }

    public void answerAgain() {
        unavailable = false;
    }

    /** Requests for the channel, its messages included, get 403 and 50013, Missing Permissions. */
    public void forbidChannel(FakeChannel channel) {
        forbidden.put(channel.id(), MISSING_PERMISSIONS);
    }

    /** Requests for the channel get 403 and 50001, Missing Access. */
    public void hideChannel(FakeChannel channel) {
        forbidden.put(channel.id(), MISSING_ACCESS);
    }

    public void allowChannel(FakeChannel channel) {
        forbidden.remove(channel.id());
    }

    /** Nothing is disturbed any more, but for channels and what does not answer. */
    public void clear() {
        rules.clear();
    }

    private void add(String route, int times, Moment moment, Runnable effect) {
        rules.add(new Rule(route, new AtomicInteger(times), moment, effect));
    }

    void before(RecordedRequest request) {
        if (unavailable) {
            throw Refusal.bare(503);
        }
        cut(request, Progress.ARRIVED);
        apply(request, Moment.BEFORE);
        forbidden.forEach((channel, code) -> {
            if (request.path().startsWith("/channels/" + channel)) {
                throw Refusal.of(403, code, code == MISSING_ACCESS ? "Missing Access" : "Missing Permissions");
            }
        });
    }

    void after(RecordedRequest request) {
        cut(request, Progress.DONE);
        apply(request, Moment.AFTER);
    }

    private void cut(RecordedRequest request, Progress progress) {
        if (cut.at(request, progress)) {
            throw Refusal.bare(503);
        }
    }

    private void apply(RecordedRequest request, Moment moment) {
        for (Rule rule : rules) {
            boolean meant = rule.moment == moment && (rule.route.isEmpty() || request.matches(rule.route));
            if (meant && rule.times.getAndDecrement() > 0) {
                rule.effect.run();
            }
        }
        rules.removeIf(rule -> rule.times.get() <= 0);
    }

    /** Without {@code via} JDA takes a 429 for a ban by Cloudflare (JDA 6.5.0, 2026-11). */
    private static Refusal rateLimited(Duration retryAfter) {
        String seconds = Double.toString(retryAfter.toMillis() / MILLIS);
        ObjectNode body = Json.object()
                .put("message", "You are being rate limited.")
                .put("retry_after", retryAfter.toMillis() / MILLIS)
                .put("global", false);
        return Refusal.rateLimited(
                body,
                Map.of(
                        "via", "1.1 fake",
                        "Retry-After", Long.toString(Math.ceilDiv(retryAfter.toMillis(), 1_000)),
                        "X-RateLimit-Limit", "5",
                        "X-RateLimit-Remaining", "0",
                        "X-RateLimit-Reset-After", seconds,
                        "X-RateLimit-Scope", "user"));
    }
}
