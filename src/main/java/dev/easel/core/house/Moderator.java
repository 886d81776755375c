package dev.easel.core.house;

/** Port: somebody who reads prompts before money is spent on them. Safe for use from several threads. */
@FunctionalInterface
public interface Moderator {
    /** Nobody reads anything. */
    Moderator NONE = _ -> false;

    /**
     * Whether a text is not to be drawn.
     *
     * @throws dev.easel.core.failure.FailureException when nobody can be asked
     */
    boolean objectsTo(String text);
}
