package dev.easel.platform.cli;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.AttachmentSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files named on the command line; a dash names the standard input. */
final class CliAttachments implements AttachmentSource {
    private static final String STANDARD_INPUT = "-";

    /** A file as an attachment. */
    static Attachment of(Role role, Path file) {
        if (role == Role.PROMPTS && file.toString().equals(STANDARD_INPUT)) {
            return new Attachment(role, STANDARD_INPUT, STANDARD_INPUT);
        }
        return new Attachment(role, file.toAbsolutePath().toString(), file.toString());
    }

    @Override
    public InputStream open(Attachment attachment) throws IOException {
        return attachment.locator().equals(STANDARD_INPUT)
                ? System.in
                : Files.newInputStream(Path.of(attachment.locator()));
    }
}
