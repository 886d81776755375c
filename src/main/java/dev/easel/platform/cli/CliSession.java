package dev.easel.platform.cli;

import dev.easel.core.text.Remedy;
import dev.easel.core.text.UserMessage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One command line that waits for its result: prints what concerns it, and knows its exit code in the end. */
final class CliSession {
    private final String id;
    private final Path shownFolder;
    private final PrintStream out;
    private final PrintStream err;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private volatile boolean accepted;

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

    void accepted(CliAddress address) {
        if (isMine(address)) {
            accepted = true;
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
            files.forEach(file -> out.println(shownFolder.resolve(file.getFileName())));
            out.flush();
            exitCode.complete(ExitCodes.DONE);
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
        return accepted || remedy == Remedy.NONE ? ExitCodes.FAILED : ExitCodes.USAGE;
    }

    private boolean isMine(CliAddress address) {
        return address.session().equals(id);
    }
}
