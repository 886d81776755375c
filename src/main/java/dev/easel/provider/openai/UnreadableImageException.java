package dev.easel.provider.openai;

import java.io.IOException;

/** An image that was to be sent can't be read from the store: our trouble, and not the server's. */
final class UnreadableImageException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableImageException(Throwable cause) {
        super("a stored image can't be read", cause);
    }
}
