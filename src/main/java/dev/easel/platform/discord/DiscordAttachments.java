package dev.easel.platform.discord;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.AttachmentSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Downloads what people attach: only from Discord's own hosts and from configured origins, which is checked again for every
 * redirect and for every address that a host's name turns out to have. No credentials are sent. Safe for use from several
 * threads.
 */
final class DiscordAttachments implements AttachmentSource {
    private static final Set<String> HOSTS = Set.of(
            "cdn.discordapp.com", "media.discordapp.net", "images-ext-1.discordapp.net", "images-ext-2.discordapp.net");
    private static final int MAX_REDIRECTS = 3;

    /** More than an image may have, so that it is the image's own limit that is told. */
    private static final long MAX_BYTES = 32L << 20;

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
    private static final int SHARED_ADDRESSES = 100;
    private static final int UNIQUE_LOCAL = 0xFC;
    private static final int UNIQUE_LOCAL_BITS = 0xFE;

    private final OkHttpClient trusted;
    private final OkHttpClient checked;
    private final Set<HttpUrl> origins;

    /** @param origins further ones, such as {@code http://127.0.0.1:4000}; what isn't one is left out */
    DiscordAttachments(OkHttpClient http, List<String> origins) {
        this.trusted = http.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(CALL_TIMEOUT)
                .build();
        this.checked = trusted.newBuilder()
                .dns(host -> requirePublic(host, Dns.SYSTEM.lookup(host)))
                .build();
        this.origins = origins.stream()
                .map(HttpUrl::parse)
                .filter(url -> url != null)
                .map(DiscordAttachments::origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static HttpUrl origin(HttpUrl url) {
        return new HttpUrl.Builder()
                .scheme(url.scheme())
                .host(url.host())
                .port(url.port())
                .build();
    }

    @Override
    public InputStream open(Attachment attachment) throws IOException {
        HttpUrl url = requireUrl(HttpUrl.parse(attachment.locator()));
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            OkHttpClient client = client(url);
            Response response =
                    client.newCall(new Request.Builder().url(url).build()).execute();
            if (response.isSuccessful()) {
                return limited(response);
            }
            try (response) {
                if (!response.isRedirect()) {
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

    /** The client for an address, which must be one of the allowed. */
    private OkHttpClient client(HttpUrl url) throws IOException {
        if (origins.contains(origin(url))) {
            return trusted;
        }
        boolean ours = url.isHttps()
                && url.port() == HttpUrl.defaultPort("https")
                && url.username().isEmpty()
                && HOSTS.contains(url.host());
        if (!ours) {
            throw new IOException("the file is not on a server that files are taken from");
        }
        return checked;
    }

    private static InputStream limited(Response response) {
        return new FilterInputStream(response.body().byteStream()) {
            private long left = MAX_BYTES;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (left <= 0) {
                    throw new IOException("the file is larger than any picture may be");
                }
                int read = super.read(bytes, from, (int) Math.min(length, left));
                left -= Math.max(0, read);
                return read;
            }

            @Override
            public void close() {
                response.close();
            }
        };
    }

    private static List<InetAddress> requirePublic(String host, List<InetAddress> addresses)
            throws UnknownHostException {
        for (InetAddress address : addresses) {
            if (!isPublic(address)) {
                throw new UnknownHostException(host + " has an address that is not public");
            }
        }
        return addresses;
    }

    /** Whether an address is one of the internet at large, not of this machine or the network around it. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean shared = bytes.length == 4 && first == SHARED_ADDRESSES && (second & 0xC0) == 0x40;
        boolean reserved = bytes.length == 4 && (first == 0 || first >= 240);
        boolean uniqueLocal = address instanceof Inet6Address && (first & UNIQUE_LOCAL_BITS) == UNIQUE_LOCAL;
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || shared
                || reserved
                || uniqueLocal);
    }
}
