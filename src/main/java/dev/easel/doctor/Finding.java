package dev.easel.doctor;

/**
 * Something that is wrong.
 *
 * @param id of the check that found it, the same in every version: {@code database}
 * @param cause what is wrong and what follows from it; holds no secret
 * @param command that mends it, or the one to begin with
 */
public record Finding(String id, Level level, String cause, String command) {
    /** How bad it is. */
    public enum Level {
        /** Easel doesn't start, or can't do what it is configured to. */
        BROKEN,
        /** It works; something may go wrong, or cost more than it should. */
        WARNING
    }
}
