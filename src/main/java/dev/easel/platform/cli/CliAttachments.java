package dev.easel.platform.cli;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.AttachmentSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files named on the command line. */
final class CliAttachments implements AttachmentSource {
    /** A file as an attachment. */
    static Attachment of(Role role, Path file) {
        return new Attachment(role, file.toAbsolutePath().toString(), file.toString());
    }

    @Override
    public InputStream open(Attachment attachment) throws IOException {
        return Files.newInputStream(Path.of(attachment.locator()));
    }
}
