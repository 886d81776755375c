package dev.easel.core.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A file format of raster images. */
public enum ImageFormat {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif");

    private final String mediaType;
    private final String extension;

    ImageFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The usual ending of a file name, without a dot. */
    public String extension() {
        return extension;
    }

    /** As the API spells it: {@code jpeg}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code png}, {@code jpeg} or {@code jpg}, and so on, in any case. */
    public static Optional<ImageFormat> find(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.text().equals(name) || format.extension.equals(name))
                .findFirst();
    }
}
