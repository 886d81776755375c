package dev.easel.app;

import dev.easel.platform.cli.CliPlatform;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The program's entry. */
public final class Main {
    private Main() {}

    /** Never returns normally: libraries leave threads behind that would keep the process alive. */
    public static void main(String[] arguments) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        Path home = Path.of(System.getProperty("easel.home", ""));
        int exitCode = new CliPlatform(new Program(home, out, err), out, err).run(arguments);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
