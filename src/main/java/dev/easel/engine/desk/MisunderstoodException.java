package dev.easel.engine.desk;

import dev.easel.core.text.UserMessage;

/** An inquiry that can't be answered as it was put; carries what is said instead. */
final class MisunderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient UserMessage reason;

    MisunderstoodException(UserMessage reason) {
        super("not understood", null, false, false);
        this.reason = reason;
    }

    UserMessage reason() {
        return reason;
    }
}
