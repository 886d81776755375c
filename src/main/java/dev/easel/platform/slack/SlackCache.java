package dev.easel.platform.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What Slack said about somebody or something, for a while. Safe for use from several threads. */
final class SlackCache<T> {
    private static final int MANY = 5_000;
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(30);

    private final Function<String, Optional<T>> question;
    private final InstantSource clock;
    private final Map<String, Known<T>> known = new ConcurrentHashMap<>();

    private record Known<T>(@Nullable T answer, Instant until) {
        Optional<T> found() {
            return Optional.ofNullable(answer);
        }
    }

    /** @param question asks Slack; empty when there is no answer now */
    SlackCache(Function<String, Optional<T>> question, InstantSource clock) {
        this.question = question;
        this.clock = clock;
    }

    /** The answer; of several who ask at once, one asks Slack. */
    Optional<T> find(String id) {
        Instant now = clock.instant();
        if (known.size() > MANY) {
            known.values().removeIf(entry -> now.isAfter(entry.until()));
        }
        return known.compute(id, (key, old) -> old != null && now.isBefore(old.until()) ? old : ask(key, now))
                .found();
    }

    /** What was answered before, without asking. */
    Optional<T> peek(String id) {
        Known<T> old = known.get(id);
        return old == null ? Optional.empty() : old.found();
    }

    private Known<T> ask(String id, Instant now) {
        Optional<T> answer = question.apply(id);
        return new Known<>(answer.orElse(null), now.plus(answer.isPresent() ? GOOD_FOR : UNKNOWN_FOR));
    }
}
