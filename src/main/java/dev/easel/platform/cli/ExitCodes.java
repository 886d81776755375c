package dev.easel.platform.cli;

/** What the shell is told. 69, no suitable Java, is the launcher's. */
final class ExitCodes {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CONFIGURATION = 78;
    /** Ctrl-C, as shells report it. */
    static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
