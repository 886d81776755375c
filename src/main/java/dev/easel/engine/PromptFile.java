package dev.easel.engine;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A text file with a prompt a line. */
final class PromptFile {
    private static final int MAX_BYTES = 256 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PromptFile() {}

    /** @throws FailureException {@code UserError} when it can't be fetched, is too large, or is no UTF-8 text */
    static String read(Attachment file, AttachmentSource source) {
        byte[] bytes;
        try (InputStream in = source.open(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new FailureException(Failure.UserError.of("prompts-unreachable", file.fileName()), e);
        }
        if (bytes.length > MAX_BYTES) {
            throw new FailureException(Failure.UserError.of("prompts-large", file.fileName(), MAX_BYTES / 1024));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new FailureException(Failure.UserError.of("prompts-no-text", file.fileName()), e);
        }
    }
}
