package dev.easel.app;

import dev.easel.config.Settings;
import dev.easel.core.text.PageWording;
import dev.easel.web.server.Origins;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Sessions;
import dev.easel.web.server.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What all groups of pages are made with.
 *
 * @param site goes onto the web server before them
 */
record WebKit(Origins origins, Pages pages, Site site, Settings.Web settings, Core core, SecretKeySpec key) {
    private static final String KEY_NAME = "session";
    private static final String ALGORITHM = "HmacSHA256";

    /**
     * Reads the key of the sessions, or makes it.
     *
     * @throws IOException when it can't be kept
     */
    static WebKit open(Settings settings, Core core) throws IOException {
        Origins origins =
                new Origins(isLoopback(settings.web().host()), settings.web().publicUrl());
        Pages pages = new Pages();
        Path own = settings.dataDir().toAbsolutePath().resolve(KEY_NAME + ".key");
        byte[] key = HexFormat.of().parseHex(core.database().sharedKey(KEY_NAME, Pseudonyms.keyIn(own)));
        return new WebKit(
                origins,
                pages,
                new Site(origins, pages, WebKit::error),
                settings.web(),
                core,
                new SecretKeySpec(key, ALGORITHM));
    }

    private static Site.ErrorText error(Locale language, int status, String incident) {
        PageWording words = PageWording.in(language);
        return new Site.ErrorText(words.language(), words.errorTitle(status), words.error(status, incident));
    }

    /**
     * Sessions of one group of pages.
     *
     * @param entrance the token that lets people in, empty where there is none: a new one ends all sessions
     */
    Sessions sessions(String group, String entrance, Duration life) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] own = mac.doFinal((group + "|" + entrance).getBytes(StandardCharsets.UTF_8));
            return new Sessions(group, own, life, origins, core.clock(), new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Whether only people on this machine reach the pages. */
    boolean isPrivate() {
        String url = settings.publicUrl();
        return isLoopback(settings.host())
                && (url == null || isLoopback(String.valueOf(URI.create(url).getHost())));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
