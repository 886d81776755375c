package dev.easel.web.admin;

/** What was asked for can't be done. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String problem;

    /** @param problem the name of its words on the page */
    RefusedException(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
