package dev.easel.app;

import java.nio.file.Path;

/** Says where the log goes, before anything is logged. */
final class Logging {
    private Logging() {}

    /** Into a file of the data folder: a command line's output is for its user. */
    static void toFile(Path dataDir) {
        System.setProperty("easel.log", "file");
        System.setProperty(
                "easel.log.file",
                dataDir.resolve("easel-cli.log").toAbsolutePath().toString());
    }
}
