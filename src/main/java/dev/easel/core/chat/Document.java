package dev.easel.core.chat;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that Easel made for somebody, such as an export.
 *
 * @param name with its ending, safe as a file name
 * @param mediaType {@code application/zip}
 * @param bytes its size
 */
public record Document(String name, String mediaType, long bytes, Content content) {
    /** Opens a document's bytes, from the beginning each time; the caller closes them. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
