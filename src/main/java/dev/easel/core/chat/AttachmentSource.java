package dev.easel.core.chat;

import java.io.IOException;
import java.io.InputStream;

/** Opens what people attach, with the credentials that their platform wants for it. */
@FunctionalInterface
public interface AttachmentSource {
    /**
     * Opens a file, which the caller closes.
     *
     * @throws IOException when it can't be fetched
     */
    InputStream open(Attachment attachment) throws IOException;
}
