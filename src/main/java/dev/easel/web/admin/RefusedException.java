package dev.easel.web.admin;

/** What was asked for can't be done. */
final class RefusedException extends RuntimeException {
    /** No field is to blame. */
    static final String NO_FIELD = "";

    private static final long serialVersionUID = 1;

    private final String problem;
    private final String field;

    /**
     * A refusal.
     *
     * @param problem the name of its words on the page
     * @param field the name of the one to write anew, or {@link #NO_FIELD}
     */
    RefusedException(String problem, String field) {
        super(problem);
        this.problem = problem;
        this.field = field;
    }

    String problem() {
        return problem;
    }

    String field() {
        return field;
    }
}
