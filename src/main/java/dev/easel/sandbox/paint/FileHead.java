package dev.easel.sandbox.paint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells an image's format by its first bytes: names and declared types lie. */
final class FileHead {
    private static final int LENGTH = 12;

    private FileHead() {}

    static ImageFormat format(Path file) throws IOException {
        String head;
        try (InputStream in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(LENGTH), StandardCharsets.ISO_8859_1);
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return ImageFormat.PNG;
        } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return ImageFormat.JPEG;
        } else if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
            return ImageFormat.WEBP;
        }
        throw new UnreadableImageException(file, "neither PNG nor JPEG nor WebP");
    }
}
