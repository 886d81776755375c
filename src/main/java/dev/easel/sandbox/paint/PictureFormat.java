package dev.easel.sandbox.paint;

/** The file formats a picture can be encoded in. */
public enum PictureFormat {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    WEBP("webp", "image/webp");

    private final String extension;
    private final String mediaType;

    PictureFormat(String extension, String mediaType) {
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
