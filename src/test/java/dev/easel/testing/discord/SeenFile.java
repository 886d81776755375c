package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A file attached to a message, with its bytes. Immutable. */
public final class SeenFile {
    private final String id;
    private final String name;
    private final String altText;
    private final String url;
    private final byte[] bytes;

    SeenFile(String id, String name, String altText, String url, byte[] bytes) {
        this.id = id;
        this.name = name;
        this.altText = altText;
        this.url = url;
        this.bytes = bytes;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Empty when none was sent. */
    public String altText() {
        return altText;
    }

    /** Where anybody can load the file, on this fake. */
    public String url() {
        return url;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    SeenFile describedAs(String text) {
        return new SeenFile(id, name, text, url, bytes);
    }

    String contentType() {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "png", "gif", "webp", "jpeg" -> "image/" + ending;
            case "jpg" -> "image/jpeg";
            case "txt" -> "text/plain; charset=utf-8";
            default -> "application/octet-stream";
        };
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("filename", name)
                .put("size", bytes.length)
                .put("url", url)
                .put("proxy_url", url)
                .put("content_type", contentType());
        if (!altText.isEmpty()) {
            json.put("description", altText);
        }
        measure(json);
        return json;
    }

    private void measure(ObjectNode json) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                reader.setInput(stream);
                json.put("width", reader.getWidth(0)).put("height", reader.getHeight(0));
            }
        } catch (IOException | RuntimeException _) {
            // Readers of broken pictures throw either. Such a file is an attachment like any other, without measures.
            json.remove("width");
        }
    }
}
