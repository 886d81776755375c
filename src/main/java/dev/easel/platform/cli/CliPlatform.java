package dev.easel.platform.cli;

import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.image.BlobStore;
import dev.easel.core.job.Quote;
import dev.easel.core.quota.AuditTrail;
import dev.easel.core.quota.Gate;
import dev.easel.core.quota.QuotaDesk;
import dev.easel.core.quota.QuotaRules;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line. Every failure is one line that begins with {@code error:}; never a stack trace. */
public final class CliPlatform {
    private final Doors doors;
    private final PrintStream out;
    private final PrintStream err;

    public CliPlatform(Doors doors, PrintStream out, PrintStream err) {
        this.doors = doors;
        this.out = out;
        this.err = err;
    }

    /** What the program can do, for the command line to call. Each method returns an exit code. */
    public interface Doors {
        /** Runs platforms, web server and workers until the process is told to stop. */
        int run();

        /** Serves the sandbox Images API until the process is told to stop. */
        int sandbox(int port);

        /**
         * Moves everything from one database to another.
         *
         * @param from {@code sqlite} for the one in the data folder, or its URL
         * @param to {@code postgres} for the configured one, or its URL
         */
        int migrate(String from, String to);

        /**
         * Opens the operator's desk at the configured database, beside a running Easel or without one.
         *
         * @param work what is done there
         */
        int operate(Function<Desk, Integer> work);

        /** Keeps the whole installation in one file, beside a running Easel or without one. */
        int backup(Path file);

        /** Brings the installation back from such a file, while no Easel runs. */
        int restore(Path file);

        /**
         * Prints what Slack makes the app from.
         *
         * @param url where Slack reaches the web server; absent: as configured
         */
        int slackManifest(@Nullable String url);

        /** Prints the address on which the bot on Discord is let into a server. */
        int discordInvite();

        /**
         * Looks the installation over and prints what is wrong.
         *
         * @param json for programs instead of people
         */
        int doctor(boolean json);

        /** Asks the running instance of this configuration whether it is alive. */
        int healthcheck();

        /**
         * Starts the engine alone for one conversation, and stops it afterwards.
         *
         * @param messenger makes the messenger once the blobs can be reached
         * @param attachments opens the files that the conversation names
         * @param conversation what is done meanwhile
         */
        int converse(
                Function<BlobStore, Messenger> messenger,
                AttachmentSource attachments,
                Function<Inbox, Integer> conversation);

        /** Has the first Ctrl-C do this instead of ending the process; the second one ends it at once. */
        void onInterrupt(Runnable first);

        /**
         * Shows what an edit would repaint. Nothing is drawn or charged, and nothing stays.
         *
         * @param attachments opens the files that the edit names
         * @param picture takes the preview, a PNG that is gone afterwards
         * @throws dev.easel.core.failure.FailureException when there is nothing to show
         */
        int preview(Incoming.Command edit, AttachmentSource attachments, Function<InputStream, Integer> picture);

        /**
         * Says what a request would be and cost at most. Nothing is drawn, reserved or charged.
         *
         * @param attachments opens the files that the request names
         * @throws dev.easel.core.failure.FailureException why it would be refused
         */
        Quote quote(Incoming.Command command, AttachmentSource attachments);
    }

    /** What an operator works with. */
    public record Desk(QuotaRules rules, QuotaDesk quotas, Gate gate, AuditTrail trail, InstantSource clock) {}

    /** A failure whose sentence is for the operator. */
    public static final class OperatorException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int exitCode;

        private OperatorException(String sentence, int exitCode, Throwable cause) {
            super(sentence, cause);
            this.exitCode = exitCode;
        }

        /** The configuration has to change. */
        public static OperatorException configuration(String sentence, Throwable cause) {
            return new OperatorException(sentence, ExitCodes.CONFIGURATION, cause);
        }

        /** Something else stands in the way. */
        public static OperatorException failure(String sentence, Throwable cause) {
            return new OperatorException(sentence, ExitCodes.FAILED, cause);
        }
    }

    /** Does what the arguments say and returns the exit code. */
    public int run(String... arguments) {
        return new CommandLine(CliCommands.root())
                .setExpandAtFiles(false) // a prompt may begin with @
                .setExecutionStrategy(this::perform)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(this::usage)
                .setExecutionExceptionHandler(failures())
                .execute(arguments);
    }

    /** A messenger that finishes, in a server, what killed command lines left behind. */
    public static Messenger messenger(BlobStore blobs) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new CliMessenger(blobs, new CliSession("", Path.of(""), nowhere, nowhere));
    }

    Doors doors() {
        return doors;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    private int perform(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        return help == null ? new CliActions(this).perform(parsed) : help;
    }

    private int usage(ParameterException problem, String... arguments) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        String sentence = String.valueOf(problem.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("\\.?$", ".");
        err.println("error: %s See ./%s --help.".formatted(sentence, command));
        return ExitCodes.USAGE;
    }

    private IExecutionExceptionHandler failures() {
        return (problem, command, parsed) -> {
            if (problem instanceof OperatorException known) {
                err.println("error: " + known.getMessage());
                return known.exitCode;
            }
            err.println("error: something went wrong inside Easel (%s). Its log has more."
                    .formatted(problem.getClass().getSimpleName()));
            return ExitCodes.FAILED;
        };
    }
}
