package dev.easel.sandbox;

/** Ends a request with a {@link Refusal}. */
final class RefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusalException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    RefusalException(Refusal refusal, Throwable cause) {
        super(refusal.message(), cause);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
