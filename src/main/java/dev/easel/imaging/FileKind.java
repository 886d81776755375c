package dev.easel.imaging;

import java.util.Optional;

/** File formats that can be read, by their first bytes; names and media types are not believed. */
enum FileKind {
    PNG,
    JPEG,
    WEBP,
    GIF,
    BMP,
    TIFF;

    static Optional<FileKind> find(Octets file) {
        if (file.has(0, "\u0089PNG\r\n\u001A\n")) {
            return Optional.of(PNG);
        } else if (file.has(0, "\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        } else if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
            return Optional.of(WEBP);
        } else if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) {
            return Optional.of(GIF);
        } else if (file.has(0, "II*\0") || file.has(0, "MM\0*")) {
            return Optional.of(TIFF);
        } else if (file.has(0, "BM")) {
            return Optional.of(BMP);
        }
        return Optional.empty();
    }
}
