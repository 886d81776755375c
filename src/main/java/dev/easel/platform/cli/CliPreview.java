package dev.easel.platform.cli;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.FailureException;
import dev.easel.core.text.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Writes what an edit would repaint, instead of drawing it. */
final class CliPreview {
    private final CliPlatform cli;
    private final ParseResult parsed;
    private final Path file;

    /** @param file as it was typed */
    CliPreview(CliPlatform cli, ParseResult parsed, Path file) {
        this.cli = cli;
        this.parsed = parsed;
        this.file = file;
    }

    /** Returns an exit code; the file's path is on standard output when it is there. */
    int write(Incoming.Command edit) {
        requireOtherFile(edit);
        try {
            return cli.doors().preview(edit, new CliAttachments(), this::keep);
        } catch (FailureException e) {
            Wording wording = Wording.in(edit.sender().locale());
            cli.err()
                    .println("error: "
                            + wording.failure(e.failure(), Duration.ZERO).text());
            return ExitCodes.USAGE;
        }
    }

    /** Nobody means to lose the picture itself. */
    private void requireOtherFile(Incoming.Command edit) {
        for (Attachment attachment : edit.attachments()) {
            try {
                if (Files.isSameFile(file, Path.of(attachment.locator()))) {
                    throw problem("The preview would overwrite %s".formatted(attachment.fileName()));
                }
            } catch (IOException e) {
                // one of the two isn't there: different files
            }
        }
    }

    /** Straight into the file, which may be a device and keeps its permissions. */
    private int keep(InputStream picture) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                picture.transferTo(out);
            }
        } catch (IOException e) {
            throw problem("The preview can't be written to %s".formatted(file));
        }
        cli.out().println(file);
        cli.out().flush();
        return ExitCodes.DONE;
    }

    private ParameterException problem(String what) {
        return new ParameterException(
                parsed.commandSpec().commandLine(), what + "; name another file with " + CliCommands.PREVIEW);
    }
}
