package dev.easel.storage;

import org.jspecify.annotations.Nullable;

/** An installation can't be moved. The message says why and what to do; nothing was changed at the target. */
public final class RelocationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RelocationException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
