package dev.easel.platform.cli;

import dev.easel.core.chat.Conclusion.Outcome;
import dev.easel.core.chat.Control;
import dev.easel.core.text.Remedy;
import dev.easel.core.text.UserMessage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One command line that waits for its result: prints what concerns it, and knows its exit code in the end. */
final class CliSession {
    private final String id;
    private final Path shownFolder;
    private final PrintStream out;
    private final PrintStream err;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final CompletableFuture<Control> cancel = new CompletableFuture<>();
    private volatile boolean accepted;
    private volatile boolean several;

    /** @param shownFolder the folder as it was typed, for the paths that are printed */
    CliSession(String id, Path shownFolder, PrintStream out, PrintStream err) {
        this.id = id;
        this.shownFolder = shownFolder;
        this.out = out;
        this.err = err;
    }

    CliAddress address() {
        return new CliAddress(id, shownFolder.toAbsolutePath().normalize());
    }

    /** Waits until the images are there or the request failed. */
    int await() {
        return exitCode.join();
    }

    void accepted(CliAddress address, UserMessage text) {
        if (isMine(address)) {
            accepted = true;
            err.println(text.text());
        }
    }

    /** What would give the request up: one job, or what is left of several. */
    void cancellable(CliAddress address, Control control) {
        if (isMine(address)) {
            several = control.action() == Control.Action.CANCEL_REST;
            cancel.complete(control);
        }
    }

    /**
     * Gives the request up, as soon as it is accepted; does nothing once it is over.
     *
     * @param press presses what gives it up
     */
    void interrupt(Consumer<Control> press) {
        interrupted.set(true);
        CompletableFuture.anyOf(cancel, exitCode).join();
        if (!exitCode.isDone()) {
            press.accept(cancel.join());
        }
    }

    void progress(CliAddress address, UserMessage text) {
        if (isMine(address)) {
            err.println(text.text());
        }
    }

    void delivered(CliAddress address, List<Path> files, UserMessage caption) {
        if (isMine(address)) {
            err.println(caption.text());
            print(files);
            if (!several) {
                exitCode.complete(ExitCodes.DONE);
            }
        }
    }

    private void print(List<Path> files) {
        files.forEach(file -> out.println(shownFolder.resolve(file.getFileName())));
        out.flush();
    }

    /** Several were asked for, and all are over. */
    void concluded(CliAddress address, List<Path> sheet, UserMessage summary, Outcome outcome) {
        if (isMine(address)) {
            print(sheet);
            switch (outcome) {
                case COMPLETE -> {
                    err.println(summary.text());
                    exitCode.complete(ExitCodes.DONE);
                }
                case INCOMPLETE -> failed(address, summary);
            }
        }
    }

    void failed(CliAddress address, UserMessage reason) {
        if (isMine(address)) {
            err.println("error: " + reason.text());
            exitCode.complete(exitCodeOf(reason.remedy()));
        }
    }

    /** What was refused before it was accepted is wrong usage; afterwards the job failed. */
    private int exitCodeOf(Remedy remedy) {
        if (remedy == Remedy.CHANGE_CONFIGURATION) {
            return ExitCodes.CONFIGURATION;
        }
        if (accepted && interrupted.get()) {
            return ExitCodes.INTERRUPTED;
        }
        return accepted || remedy == Remedy.NONE ? ExitCodes.FAILED : ExitCodes.USAGE;
    }

    private boolean isMine(CliAddress address) {
        return address.session().equals(id);
    }
}
