package dev.easel.provider.openai;

import java.io.IOException;

/** An answer arrived, but isn't what the API promises. The message is for the log and never quotes the answer. */
final class GarbledException extends IOException {
    private static final long serialVersionUID = 1;

    GarbledException(String message) {
        super(message);
    }

    GarbledException(String message, Throwable cause) {
        super(message, cause);
    }
}
