package dev.easel.core.failure;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Failure} across layers. Anything else that is thrown is a defect. */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public FailureException(Failure failure) {
        this(failure, null);
    }

    public FailureException(Failure failure, @Nullable Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
