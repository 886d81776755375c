package dev.easel.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Downloads files from places that may be called, which is checked again for every redirect and for every address that a
 * host's name turns out to have. Safe for use from several threads.
 */
public final class Downloads {
    /** More than an image may have, so that it is the image's own limit that is told. */
    private static final long MAX_BYTES = 32L << 20;

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

    private final OkHttpClient trusted;
    private final OkHttpClient checked;
    private final Set<HttpUrl> origins;
    private final Rules rules;

    /**
     * What one platform allows.
     *
     * @param maxRedirects how many are followed, each to a place that may be called itself
     */
    public record Rules(Hosts hosts, Credentials credentials, int maxRedirects) {}

    /** Which hosts are the platform's own. They are called encrypted, at the usual port and at public addresses alone. */
    @FunctionalInterface
    public interface Hosts {
        boolean contains(String host);
    }

    /** What the platform wants to see before it gives a file out. */
    @FunctionalInterface
    public interface Credentials {
        /** The value of the header {@code Authorization}; null for none. */
        @Nullable
        String find(HttpUrl url);
    }

    /** @param origins further places that may be called, at whatever address they have */
    public Downloads(OkHttpClient http, Rules rules, Collection<HttpUrl> origins) {
        this.trusted = http.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(CALL_TIMEOUT)
                .build();
        Dns names = http.dns();
        this.checked = trusted.newBuilder()
                .dns(host -> PublicAddresses.require(host, names.lookup(host)))
                .build();
        this.rules = rules;
        this.origins = origins.stream().map(Downloads::origin).collect(Collectors.toUnmodifiableSet());
    }

    /** Origins as they are configured, such as {@code http://127.0.0.1:4000}; what isn't one is left out. */
    public static List<HttpUrl> origins(List<String> configured) {
        return configured.stream()
                .map(HttpUrl::parse)
                .filter(Objects::nonNull)
                .map(Downloads::origin)
                .toList();
    }

    /** Where an address lies: the same for all addresses of one server. */
    public static HttpUrl origin(HttpUrl url) {
        return new HttpUrl.Builder()
                .scheme(url.scheme())
                .host(url.host())
                .port(url.port())
                .build();
    }

    /** Whether an address is at one of the platform's own hosts, as those are called. */
    public static boolean isAt(Hosts hosts, HttpUrl url) {
        return url.isHttps()
                && url.port() == HttpUrl.defaultPort("https")
                && url.username().isEmpty()
                && hosts.contains(url.host());
    }

    /**
     * Opens a file; whoever opens it closes it. Reading fails when it is too large.
     *
     * @throws IOException when it may not be had, or can't
     */
    public InputStream open(String address) throws IOException {
        HttpUrl url = requireUrl(HttpUrl.parse(address));
        for (int hops = 0; hops <= rules.maxRedirects(); hops++) {
            Response response = call(url);
            if (response.isSuccessful()) {
                return new LimitedStream(response.body().byteStream(), response, MAX_BYTES);
            }
            try (response) {
                if (!response.isRedirect() || rules.maxRedirects() == 0) {
                    throw new IOException("the file's server answers " + response.code());
                }
                String location = response.header("Location");
                url = requireUrl(location == null ? null : url.resolve(location));
            }
        }
        throw new IOException("the file's server redirects too often");
    }

    private static HttpUrl requireUrl(@Nullable HttpUrl url) throws IOException {
        if (url == null) {
            throw new IOException("the file has no address");
        }
        return url;
    }

    private Response call(HttpUrl url) throws IOException {
        OkHttpClient client = client(url);
        Request.Builder request = new Request.Builder().url(url);
        String credentials = rules.credentials().find(url);
        if (credentials != null) {
            request.header("Authorization", credentials);
        }
        return client.newCall(request.build()).execute();
    }

    /** The client for an address, which must be one of the allowed. */
    private OkHttpClient client(HttpUrl url) throws IOException {
        if (origins.contains(origin(url))) {
            return trusted;
        }
        if (!isAt(rules.hosts(), url)) {
            throw new IOException("the file is not on a server that files are taken from");
        }
        return checked;
    }
}
