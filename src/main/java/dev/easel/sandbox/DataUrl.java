package dev.easel.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;

/** Pictures within an address: {@code data:image/png;base64,…}. */
final class DataUrl {
    private static final String SCHEME = "data:";
    private static final String ENCODING = ";base64";

    private DataUrl() {}

    /** Writes the picture to a file. Other addresses are refused: the sandbox fetches nothing. */
    static Upload save(String url, String field, Path file) throws IOException {
        int comma = url.indexOf(',');
        String head = comma < 0 ? "" : url.substring(0, comma).toLowerCase(Locale.ROOT);
        if (!head.startsWith(SCHEME) || !head.endsWith(ENCODING)) {
            throw new RefusalException(PictureRefusals.notADataUrl(field));
        }
        byte[] text = url.getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream in =
                Base64.getDecoder().wrap(new ByteArrayInputStream(text, comma + 1, text.length - comma - 1))) {
            Files.copy(in, file);
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusalException(PictureRefusals.notADataUrl(field), e);
        }
        String mediaType = head.substring(SCHEME.length(), head.length() - ENCODING.length());
        return new Upload(field, file, mediaType, Files.size(file));
    }
}
