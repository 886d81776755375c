package dev.easel.sandbox.paint;

import java.io.IOException;
import java.nio.file.Path;

/** A file is no picture that the models accept. */
public final class UnreadableImageException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    UnreadableImageException(Path file, String why) {
        super(why);
        this.file = file;
    }

    UnreadableImageException(Path file, Throwable cause) {
        super(cause);
        this.file = file;
    }

    /** The file that was read. */
    public Path file() {
        return file;
    }
}
