package dev.easel.platform.slack;

import com.slack.api.model.File;
import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.AttachmentSource;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Files that people shared. The bot's token goes to Slack's own hosts alone, and never along with a redirect: without the
 * right to a file, Slack redirects to a page for logging in.
 */
final class SlackAttachments implements AttachmentSource {
    private static final String SLACK = "slack.com";
    private static final int LOOK_BYTES = 512;
    private static final Pattern PAGE =
            Pattern.compile("(?is)\\s*(<!--.*?-->\\s*)?<(!doctype\\s+html|html|head|body)\\b.*");

    private final OkHttpClient http;
    private final String token;
    private final @Nullable HttpUrl api;
    private final List<HttpUrl> others;

    /**
     * A source of files.
     *
     * @param apiUrl its origin counts as Slack's, too; absent: Slack's own alone
     * @param origins others that pictures may come from, without the token
     */
    SlackAttachments(OkHttpClient http, String token, @Nullable String apiUrl, List<String> origins) {
        this.http = http.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        this.token = token;
        this.api = apiUrl == null ? null : HttpUrl.parse(apiUrl);
        this.others =
                origins.stream().map(HttpUrl::parse).filter(Objects::nonNull).toList();
    }

    /** The images among some files. */
    static List<Attachment> of(@Nullable List<File> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> file.getUrlPrivate() != null && isImage(file))
                        .map(file -> new Attachment(Role.IMAGE, file.getUrlPrivate(), name(file)))
                        .toList();
    }

    private static boolean isImage(File file) {
        return file.getMimetype() != null && file.getMimetype().startsWith("image/");
    }

    private static String name(File file) {
        return file.getName() == null ? "image" : file.getName();
    }

    @Override
    public InputStream open(Attachment attachment) throws IOException {
        HttpUrl url = HttpUrl.parse(attachment.locator());
        if (url == null) {
            throw new IOException("not an address of a file");
        }
        Request.Builder request = new Request.Builder().url(url);
        if (isSlacks(url)) {
            request.header("Authorization", "Bearer " + token);
        } else if (others.stream().noneMatch(other -> sameOrigin(other, url))) {
            throw new IOException("a file at a place that is not allowed");
        }
        Response response = http.newCall(request.build()).execute();
        try {
            return contents(response);
        } catch (IOException | RuntimeException e) {
            response.close();
            throw e;
        }
    }

    private boolean isSlacks(HttpUrl url) {
        String host = url.host().toLowerCase(Locale.ROOT);
        boolean slacks = url.isHttps() && url.port() == HttpUrl.defaultPort("https");
        return (slacks && (host.equals(SLACK) || host.endsWith("." + SLACK))) || (api != null && sameOrigin(api, url));
    }

    private static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    private static InputStream contents(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw new IOException("HTTP " + response.code());
        }
        BufferedInputStream bytes = new BufferedInputStream(response.body().byteStream());
        bytes.mark(LOOK_BYTES);
        String beginning = new String(bytes.readNBytes(LOOK_BYTES), StandardCharsets.ISO_8859_1);
        bytes.reset();
        if (PAGE.matcher(beginning).matches()) {
            throw new IOException("a page in place of the file");
        }
        return new FilterInputStream(bytes) {
            @Override
            public void close() throws IOException {
                super.close();
                response.close();
            }
        };
    }
}
