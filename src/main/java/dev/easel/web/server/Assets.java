package dev.easel.web.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the files of {@code web/}: scripts, styles and pictures, each asked about anew and sent when it has changed. */
final class Assets implements Handler {
    private static final int NOT_MODIFIED = 304;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*\\.([a-z0-9]+)");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    private static final class Asset {
        private final byte[] content;
        private final String tag;
        private final String mediaType;

        Asset(byte[] content, String tag, String mediaType) {
            this.content = content;
            this.tag = tag;
            this.mediaType = mediaType;
        }
    }

    @Override
    public void handle(Context context) {
        serve(context, context.pathParam("name"));
    }

    void serve(Context context, String name) {
        Asset asset = assets.computeIfAbsent(name, Assets::load);
        context.header("Cache-Control", "no-cache").header("ETag", asset.tag).contentType(asset.mediaType);
        if (asset.tag.equals(context.header("If-None-Match"))) {
            context.status(NOT_MODIFIED);
        } else {
            context.result(asset.content);
        }
    }

    private static Asset load(String name) {
        Matcher parts = NAME.matcher(name);
        String mediaType = parts.matches() ? MEDIA_TYPES.get(parts.group(1)) : null;
        if (mediaType == null) {
            throw new NotFoundResponse();
        }
        try (InputStream in = Assets.class.getResourceAsStream("/web/" + name)) {
            if (in == null) {
                throw new NotFoundResponse();
            }
            byte[] content = in.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Asset(content, "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"", mediaType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
