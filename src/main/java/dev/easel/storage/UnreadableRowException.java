package dev.easel.storage;

/** A row holds what this version can't read: a newer one wrote it, or it is damaged. Says nothing of what it holds. */
final class UnreadableRowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableRowException(RuntimeException cause) {
        super(
                cause instanceof IllegalStateException
                        ? cause.getMessage()
                        : "a stored value can't be read: " + cause.getClass().getSimpleName(),
                cause);
    }
}
