package dev.easel.sandbox;

import dev.easel.sandbox.paint.ImageFormat;
import dev.easel.sandbox.paint.Painter;
import dev.easel.sandbox.paint.Recipe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;

/**
 * Images that can be fetched for an hour. Of those drawn from words only the recipes are kept, and drawn again on
 * request; the others are kept as files, as many as fit into a share of memory. Safe for use from any thread.
 */
final class HostedImages {
    static final String PATH = "/v1/files/";
    static final Duration LIFETIME = Duration.ofMinutes(60);
    private static final int MAX_IMAGES = 1000;
    private static final long MAX_KEPT_BYTES = 64L * 1024 * 1024;

    private final InstantSource clock;
    private final Painter painter;
    private final LinkedHashMap<String, Hosted> images = new LinkedHashMap<>();
    private long keptBytes;

    HostedImages(InstantSource clock, Painter painter) {
        this.clock = clock;
        this.painter = painter;
    }

    @FunctionalInterface
    interface Drawing {
        byte[] file() throws IOException, InterruptedException;
    }

    /** One image that has a URL. */
    record Hosted(ImageFormat format, Drawing drawing, int keptBytes, Instant expires) {
        byte[] file() throws IOException, InterruptedException {
            return drawing.file();
        }
    }

    /** Remembers a recipe and returns the path of its image. */
    String host(Recipe recipe) {
        return add(new Hosted(recipe.format(), () -> painter.paint(recipe), 0, expiry()));
    }

    /** Keeps a file and returns its path. */
    String host(byte[] file, ImageFormat format) {
        return add(new Hosted(format, () -> file, file.length, expiry()));
    }

    private Instant expiry() {
        return clock.instant().plus(LIFETIME);
    }

    private synchronized String add(Hosted image) {
        String name = UUID.randomUUID() + "." + image.format().extension();
        images.put(name, image);
        keptBytes += image.keptBytes();
        while (images.size() > MAX_IMAGES || (keptBytes > MAX_KEPT_BYTES && images.size() > 1)) {
            keptBytes -= images.pollFirstEntry().getValue().keptBytes();
        }
        return PATH + name;
    }

    synchronized Optional<Hosted> find(String file) {
        return Optional.ofNullable(images.get(file))
                .filter(image -> clock.instant().isBefore(image.expires()));
    }
}
