package dev.easel.platform.discord;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.download.Downloads;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import okhttp3.OkHttpClient;

/**
 * Downloads what people attach: only from Discord's own hosts and from configured origins. No credentials are sent. Safe
 * for use from several threads.
 */
final class DiscordAttachments implements AttachmentSource {
    private static final Set<String> HOSTS = Set.of(
            "cdn.discordapp.com", "media.discordapp.net", "images-ext-1.discordapp.net", "images-ext-2.discordapp.net");
    private static final int MAX_REDIRECTS = 3;

    private final Downloads downloads;

    /** @param origins further ones, such as {@code http://127.0.0.1:4000}; what isn't one is left out */
    DiscordAttachments(OkHttpClient http, List<String> origins) {
        this.downloads = new Downloads(
                http, new Downloads.Rules(HOSTS::contains, url -> null, MAX_REDIRECTS), Downloads.origins(origins));
    }

    @Override
    public InputStream open(Attachment attachment) throws IOException {
        return downloads.open(attachment.locator());
    }
}
