package dev.easel.sandbox.paint;

/** The file formats an image can be encoded in. */
public enum ImageFormat {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    WEBP("webp", "image/webp");

    private final String extension;
    private final String mediaType;

    ImageFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    /** As in a Content-Type header. */
    public String mediaType() {
        return mediaType;
    }
}
