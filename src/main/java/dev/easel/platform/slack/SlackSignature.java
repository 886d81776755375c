package dev.easel.platform.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells Slack's requests from other people's: signed over time and body, not older or newer than five minutes, and each
 * one taken once (Slack's documentation on verifying requests, 2026-08). Bolt's own check takes any time in the future
 * and compares in a way that tells how far a guess is right (bolt 1.48.0). Safe for use from several threads.
 */
final class SlackSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v0";
    private static final Duration MAX_SKEW = Duration.ofMinutes(5);
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
    private static final int MANY = 10_000;

    private final SecretKeySpec key;
    private final InstantSource clock;

    /** Signatures that were taken, with the time from which on they are too old anyway. */
    private final Map<String, Instant> taken = new ConcurrentHashMap<>();

    SlackSignature(String secret, InstantSource clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /**
     * Takes a request, the first time that it comes.
     *
     * @param timestamp {@code X-Slack-Request-Timestamp}
     * @param signature {@code X-Slack-Signature}
     */
    boolean take(@Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (timestamp == null
                || signature == null
                || !TIMESTAMP.matcher(timestamp).matches()) {
            return false;
        }
        Instant now = clock.instant();
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(signedAt, now).abs().compareTo(MAX_SKEW) > 0) {
            return false;
        }
        byte[] expected = sign(timestamp, body).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))
                && isNew(signature, signedAt.plus(MAX_SKEW), now);
    }

    /** Has a request taken again: it came to nothing here. */
    void giveBack(String signature) {
        taken.remove(signature);
    }

    private boolean isNew(String signature, Instant until, Instant now) {
        if (taken.size() > MANY) {
            taken.values().removeIf(now::isAfter);
        }
        return taken.putIfAbsent(signature, until) == null;
    }

    /** {@code v0=}, and the code of version, time and body in lower-case hexadecimal digits. */
    String sign(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return VERSION + "=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
