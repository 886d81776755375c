package dev.easel.platform.slack;

import com.slack.api.model.File;
import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.download.Downloads;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
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

    private final Downloads downloads;

    /**
     * A source of files.
     *
     * @param apiUrl its origin counts as Slack's, too; absent: Slack's own alone
     * @param origins others that pictures may come from, without the token
     */
    SlackAttachments(OkHttpClient http, String token, @Nullable String apiUrl, List<String> origins) {
        List<HttpUrl> apis = apiUrl == null ? List.of() : Downloads.origins(List.of(apiUrl));
        Downloads.Credentials bearer =
                url -> Downloads.isAt(SlackAttachments::isSlacks, url) || apis.contains(Downloads.origin(url))
                        ? "Bearer " + token
                        : null;
        List<HttpUrl> allowed = Stream.concat(apis.stream(), Downloads.origins(origins).stream())
                .toList();
        this.downloads = new Downloads(http, new Downloads.Rules(SlackAttachments::isSlacks, bearer, 0), allowed);
    }

    private static boolean isSlacks(String host) {
        return host.equals(SLACK) || host.endsWith("." + SLACK);
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
        InputStream file = downloads.open(attachment.locator());
        try {
            return requirePicture(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static InputStream requirePicture(InputStream file) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(file);
        bytes.mark(LOOK_BYTES);
        String beginning = new String(bytes.readNBytes(LOOK_BYTES), StandardCharsets.ISO_8859_1);
        bytes.reset();
        if (PAGE.matcher(beginning).matches()) {
            throw new IOException("a page in place of the file");
        }
        return bytes;
    }
}
