package dev.easel.web.server;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

/**
 * An HTTP server on one address. Requests run on virtual threads. Safe for use from any thread.
 *
 * <p>Every answer is marked as not to be sniffed, framed, cached or used by other sites; a module may loosen that for its
 * own routes.
 */
public final class WebServer implements AutoCloseable {
    private static final int IDLE_MILLIS = 330_000;
    private static final int FIRST_ERROR = 400;

    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private final Javalin server;
    private final String host;

    private WebServer(Javalin server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Starts listening.
     *
     * @param host name or address to bind, {@code 127.0.0.1} to stay on this machine
     * @param port 0 for any free port
     * @throws AddressInUseException when the port is taken or the address is not this machine's
     */
    public static WebServer start(String host, int port, List<WebModule> modules) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setIdleTimeout(IDLE_MILLIS);
                // Else a header that differs from an earlier one in case alone is taken for it, a cookie too.
                http.setHeaderCacheCaseSensitive(true);
            });
            config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new BareRefusals(HEADERS)));
            config.routes.before(context -> HEADERS.forEach(context::header));
            modules.forEach(module -> module.install(config));
            config.routes.after(WebServer::endWhereBodyIsLeft);
        });
        try {
            server.start(host, port);
        } catch (RuntimeException e) {
            server.stop();
            throw new AddressInUseException(host, port, e);
        }
        return new WebServer(server, host);
    }

    /** What is left of a body must not be taken for the next request, nor end a connection that seems to go on. */
    private static void endWhereBodyIsLeft(Context context) {
        if (!context.method().equals(HandlerType.GET)
                && (context.statusCode() >= FIRST_ERROR || !Bodies.ignoreRest(context))) {
            context.header("Connection", "close");
        }
    }

    /** The port that is listened on, also when 0 was asked for. */
    public int port() {
        return server.port();
    }

    /** Where a browser on this machine reaches the server: {@code http://127.0.0.1:8080}, without a slash. */
    public String url() {
        return "http://" + reachable() + ":" + port();
    }

    private String reachable() {
        try {
            if (InetAddress.getByName(host).isAnyLocalAddress()) {
                return "127.0.0.1";
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a host that was bound has an address", e);
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    @Override
    public void close() {
        server.stop();
    }
}
