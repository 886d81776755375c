package dev.easel.engine;

import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Imaging;
import dev.easel.core.text.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Shows what an edit would repaint: nothing is drawn, admitted or charged. Safe for use from several threads. */
public final class MaskPreview {
    private final Imaging imaging;
    private final SourceReader sources;

    public MaskPreview(Imaging imaging) {
        this.imaging = imaging;
        this.sources = new SourceReader(imaging);
    }

    /**
     * The image of an edit with everything tinted that would be repainted. Prompt and model play no part.
     *
     * @throws FailureException {@code UserError} when a file can't be used, or nothing says where to repaint
     */
    public ImageRef of(Incoming.Command edit, AttachmentSource attachments) {
        if (!edit.name().equals(CommandName.EDIT.word())) {
            throw new IllegalArgumentException("only an edit has a mask");
        }
        Sources read = sources.read(
                Interpreter.repaint(edit), attachments, Wording.in(edit.sender().locale()));
        if (read.mask() == null) {
            throw new FailureException(Failure.UserError.of("preview-without-mask"));
        }
        try {
            return imaging.preview(read.images().getFirst(), read.mask());
        } catch (IOException e) {
            throw new UncheckedIOException("an image that was just kept can't be read", e);
        }
    }
}
