package dev.easel.web.server;

/**
 * Something that has to be right for an instance to do its work.
 *
 * @param problem what is wrong, without anything secret; empty while all is well
 * @param weight whether work can go on without it
 */
public record Condition(String name, String problem, Weight weight) {
    /** What follows when it isn't met. */
    public enum Weight {
        /** No work can be taken. */
        NEEDED,
        /** Some of the work can't be done. */
        WANTED
    }

    /** Whether work can be taken, as far as this goes. */
    boolean lets() {
        return problem.isEmpty() || weight == Weight.WANTED;
    }

    String line() {
        if (problem.isEmpty()) {
            return "ok      " + name;
        }
        return (weight == Weight.NEEDED ? "broken  " : "warning ") + name + ": " + problem;
    }
}
