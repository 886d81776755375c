package dev.easel.web.server;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Knows browsers again by a cookie: random, signed, for this server's pages alone, unreadable for scripts, never sent with
 * what another site starts. Nothing is stored, so every instance with the same key knows the same browsers. The cookies
 * of different groups of pages have nothing to do with each other. Safe for use from several threads.
 */
public final class Sessions {
    /** The header that carries {@link Session#formToken}; a form sends it as a field {@code form-token}. */
    public static final String FORM_TOKEN_HEADER = "X-Form-Token";

    private static final String FORM_TOKEN_FIELD = "form-token";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final Pattern VALUE = Pattern.compile("([\\w-]{22})\\.(\\d{10,11})\\.([\\w-]{43})");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String group;
    private final SecretKeySpec key;
    private final Duration life;
    private final boolean secure;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * The sessions of one group of pages.
     *
     * @param group lower-case letters; becomes part of the cookie's name and of its signature
     * @param key at least 32 bytes that nobody else knows
     * @param life how long a browser is known after it was last here
     */
    public Sessions(
            String group, byte[] key, Duration life, Origins origins, InstantSource clock, RandomGenerator random) {
        this.group = group;
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.life = life;
        this.secure = origins.secure();
        this.clock = clock;
        this.random = random;
    }

    /** The browser's session; empty when it has none, or one that is forged or over. Renews one that is half over. */
    public Optional<Session> find(Context context) {
        Optional<Session> found = read(context.cookie(name()));
        Instant half = clock.instant().plus(life.dividedBy(2));
        return found.map(session -> session.expires().isAfter(half) ? session : keep(context, session.id()));
    }

    /** The browser's session; a new one when it has none. */
    public Session open(Context context) {
        return find(context).orElseGet(() -> renew(context));
    }

    /** A new session in place of the browser's old one, as a sign-in needs. */
    public Session renew(Context context) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return keep(context, BASE64.encodeToString(id));
    }

    /** Makes the browser forget its session. */
    public void end(Context context) {
        context.cookie(cookie("", 0));
    }

    /**
     * The session of a request that changes something.
     *
     * @throws UnauthorizedResponse without a session
     * @throws ForbiddenResponse without its form token in the header or the form
     */
    public Session require(Context context) {
        Session session = find(context).orElseThrow(() -> new UnauthorizedResponse("Open the page again first."));
        String sent = context.header(FORM_TOKEN_HEADER);
        String token = sent == null ? context.formParam(FORM_TOKEN_FIELD) : sent;
        if (token == null || !same(token, session.formToken())) {
            throw new ForbiddenResponse("Open the page again first.");
        }
        return session;
    }

    private Session keep(Context context, String id) {
        Session session = session(id, clock.instant().plus(life));
        long expires = session.expires().getEpochSecond();
        String value = id + "." + expires + "." + sign("session", id + "." + expires);
        context.cookie(cookie(value, (int) life.toSeconds()));
        return session;
    }

    private Cookie cookie(String value, int maxAgeSeconds) {
        return new Cookie(name(), value, "/", maxAgeSeconds, secure, true, null, SameSite.STRICT);
    }

    private Optional<Session> read(@Nullable String value) {
        Matcher parts = VALUE.matcher(value == null ? "" : value);
        if (!parts.matches() || !same(parts.group(3), sign("session", parts.group(1) + "." + parts.group(2)))) {
            return Optional.empty();
        }
        Session session = session(parts.group(1), Instant.ofEpochSecond(Long.parseLong(parts.group(2))));
        return session.expires().isAfter(clock.instant()) ? Optional.of(session) : Optional.empty();
    }

    private Session session(String id, Instant expires) {
        return new Session(id, expires, sign("form", id));
    }

    /** The prefix makes browsers take the cookie from this very host alone; they want TLS for it. */
    private String name() {
        return (secure ? "__Host-" : "") + "easel-" + group;
    }

    private String sign(String use, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return BASE64.encodeToString(
                    mac.doFinal((use + "|" + group + "|" + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static boolean same(String first, String second) {
        return MessageDigest.isEqual(first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
    }
}
