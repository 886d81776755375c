package dev.easel.simulation;

/** The process is gone: nothing after this point happened. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash() {
        super("the process died", null, false, false);
    }
}
