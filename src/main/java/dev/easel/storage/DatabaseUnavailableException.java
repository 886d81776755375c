package dev.easel.storage;

import org.jspecify.annotations.Nullable;

/** The database can't be opened where it was told to be. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String location;
    private final String reason;

    DatabaseUnavailableException(String location, String reason, @Nullable Throwable cause) {
        super("can't open the database " + location + ": " + reason, cause);
        this.location = location;
        this.reason = reason;
    }

    /** The path of the file, or the address when it names no file. */
    public String location() {
        return location;
    }

    /** What is wrong with it, in the words of the system that refused. */
    public String reason() {
        return reason;
    }
}
