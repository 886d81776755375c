package dev.easel.web.server;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may talk to the pages: only pages of this server itself. A module puts this before its routes:
 *
 * <pre>server.routes.before("/", origins);
 * server.routes.before("/play/*", origins);</pre>
 *
 * <p>Requests that change something are refused when a browser says that another site sent them. On a server that listens
 * on loopback alone the {@code Host} is checked too, so that no foreign name can be pointed at it (DNS rebinding).
 * Programs send none of these headers and pass. Immutable.
 */
public final class Origins implements Handler {
    private static final int MISDIRECTED = 421;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final String HIDDEN = "null";

    private final boolean loopback;
    private final @Nullable URI publicUrl;

    /**
     * Tells own pages from foreign ones.
     *
     * @param loopback whether the server listens on this machine alone
     * @param publicUrl the address that people's browsers reach, when it isn't the server's own
     */
    public Origins(boolean loopback, @Nullable String publicUrl) {
        this.loopback = loopback;
        this.publicUrl = publicUrl == null ? null : URI.create(publicUrl);
    }

    /** Whether browsers reach the server by TLS, so that cookies may be kept to it. */
    boolean secure() {
        return publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** Lets own requests pass: throws 421 for a foreign host and 403 for a foreign site. */
    @Override
    public void handle(Context context) {
        if (loopback && !isOwnName(name(host(context)))) {
            throw new HttpResponseException(MISDIRECTED, "This address is not served here.");
        }
        if (!SAFE.contains(context.method().name()) && isForeign(context)) {
            throw new ForbiddenResponse("This has to come from a page of this server.");
        }
    }

    private boolean isForeign(Context context) {
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        // Forms of pages that send no referrer name no origin either, but browsers say where they come from.
        if (HIDDEN.equals(origin) && "same-origin".equals(site)) {
            return false;
        }
        if (origin != null) {
            return !isOwnOrigin(origin, host(context));
        }
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private boolean isOwnOrigin(String origin, String host) {
        URI from;
        try {
            from = URI.create(origin);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (from.getRawAuthority() == null) {
            return false; // "null", from a page without an origin
        }
        String authority = from.getRawAuthority().toLowerCase(Locale.ROOT);
        if (publicUrl != null && authority.equals(publicUrl.getRawAuthority().toLowerCase(Locale.ROOT))) {
            return publicUrl.getScheme().equalsIgnoreCase(from.getScheme());
        }
        return authority.equals(host);
    }

    private boolean isOwnName(String name) {
        return name.equals("localhost")
                || name.startsWith("[")
                || name.matches("\\d{1,3}(\\.\\d{1,3}){3}")
                || (publicUrl != null && name.equalsIgnoreCase(publicUrl.getHost()));
    }

    private static String host(Context context) {
        String host = context.host();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }

    /** Without the port. */
    private static String name(String host) {
        return host.replaceFirst(":\\d*$", "");
    }
}
