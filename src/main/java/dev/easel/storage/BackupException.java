package dev.easel.storage;

import org.jspecify.annotations.Nullable;

/** A backup can't be made or brought back. The message says why and what to do; what there was is as it was. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BackupException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
