package dev.easel.core.job;

/** Somebody else claimed the job meanwhile; whatever the former holder meant to write is not written. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LeaseLostException(Lease lease) {
        super("job " + lease.job() + " is no longer held with epoch " + lease.epoch());
    }
}
