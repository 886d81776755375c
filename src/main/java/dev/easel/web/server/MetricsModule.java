package dev.easel.web.server;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code /metrics}, for a monitoring beside Easel: served to whoever connects directly from this machine or a private
 * network. What a reverse proxy passes on comes from strangers, who are told that there is nothing.
 */
public final class MetricsModule implements WebModule {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final int NOT_FOUND = 404;
    private static final List<String> MARKS_OF_PROXIES = List.of("X-Forwarded-For", "Forwarded", "Via");

    private final Supplier<String> metrics;

    /** @param metrics all of them in the text format of Prometheus */
    public MetricsModule(Supplier<String> metrics) {
        this.metrics = metrics;
    }

    @Override
    public void install(JavalinConfig server) {
        server.routes.get("/metrics", context -> {
            if (isNear(context)) {
                context.contentType(TYPE).result(metrics.get());
            } else {
                context.status(NOT_FOUND).result("Not Found\n");
            }
        });
    }

    private static boolean isNear(Context context) {
        if (MARKS_OF_PROXIES.stream().anyMatch(mark -> context.header(mark) != null)) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(context.req().getRemoteAddr());
            return address.isLoopbackAddress() || address.isSiteLocalAddress() || isUniqueLocal(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a connection comes from an address", e);
        }
    }

    /** The private networks of IPv6, fc00::/7 (RFC 4193). */
    private static boolean isUniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }
}
