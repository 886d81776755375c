package dev.easel.web.server;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compares what somebody offers with a token, and makes guessing slow: after five wrong ones from an address each further
 * try there has to wait twice as long as the one before, up to a quarter of an hour. Safe for use from several threads.
 */
public final class TokenCheck {
    private static final int FREE_TRIES = 5;
    private static final int MAX_ADDRESSES = 10_000;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final byte[] token;
    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    /** What came of a try. */
    public sealed interface Verdict {
        /** It is the token. */
        record Right() implements Verdict {}

        /** It is something else. */
        record Wrong() implements Verdict {}

        /** Nothing was compared: there were too many wrong tries. */
        record Later(Duration pause) implements Verdict {}
    }

    private record Failures(int count, Instant nextTry) {}

    public TokenCheck(String token, InstantSource clock) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    /** Compares, unless the sender has to wait. */
    public synchronized Verdict check(Context context, String offered) {
        String address = context.ip();
        Instant now = clock.instant();
        Failures before = failures.getOrDefault(address, new Failures(0, now));
        if (now.isBefore(before.nextTry())) {
            return new Verdict.Later(Duration.between(now, before.nextTry()));
        }
        if (MessageDigest.isEqual(token, offered.getBytes(StandardCharsets.UTF_8))) {
            failures.remove(address);
            return new Verdict.Right();
        }
        int count = before.count() + 1;
        failures.remove(address);
        failures.put(address, new Failures(count, now.plus(pause(count))));
        if (failures.size() > MAX_ADDRESSES) {
            failures.remove(failures.keySet().iterator().next());
        }
        return new Verdict.Wrong();
    }

    private static Duration pause(int count) {
        if (count < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(count - FREE_TRIES, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
