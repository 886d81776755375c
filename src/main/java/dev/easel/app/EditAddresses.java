package dev.easel.app;

import dev.easel.config.Settings;
import dev.easel.core.identity.PlatformId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where people reach the web server: all of them where {@code EASEL_PUBLIC_URL} says so, or where it listens on an address
 * of a network; only those who are on this machine anyway, where it listens on loopback.
 */
final class EditAddresses implements Function<PlatformId, Optional<String>> {
    private final Settings.Web web;
    private final Map<PlatformId, String> local = new ConcurrentHashMap<>();
    private volatile @Nullable String everywhere;

    EditAddresses(Settings.Web web) {
        this.web = web;
        everywhere = web.publicUrl() == null ? null : web.publicUrl().replaceFirst("/+$", "");
    }

    /**
     * The server listens.
     *
     * @param url its own address
     * @param here whose people use the pages of this server
     */
    void listening(String url, PlatformId here) {
        local.put(here, url);
        if (everywhere == null && isOfANetwork(web.host())) {
            everywhere = url;
        }
    }

    @Override
    public Optional<String> apply(PlatformId platform) {
        return everywhere == null ? Optional.ofNullable(local.get(platform)) : Optional.of(everywhere);
    }

    /** One that listens on all of its addresses doesn't know which of them others use. */
    private static boolean isOfANetwork(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return !address.isLoopbackAddress() && !address.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
