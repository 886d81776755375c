package dev.easel.engine;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.FittedMask;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.Mask;
import dev.easel.core.image.Region;
import dev.easel.core.text.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in the images of a request before it is admitted: links to them may not live long. */
final class SourceReader {
    private static final Logger LOG = LoggerFactory.getLogger(SourceReader.class);

    private final Imaging imaging;

    SourceReader(Imaging imaging) {
        this.imaging = imaging;
    }

    /** The images of an edit, and its mask from a file, a marked-up copy or a region in words. */
    Sources read(Intent.Repaint intent, AttachmentSource source, Wording wording) {
        List<ImageRef> images = images(intent.pictures(), source);
        String region = intent.options().get(CommandOption.REGION.word());
        if (intent.masks().size() + (region == null ? 0 : 1) > 1) {
            throw userError("mask-twice");
        }
        try {
            if (region != null) {
                Mask mask = imaging.mask(images.getFirst(), Region.parse(region));
                return new Sources(images, mask, List.of());
            }
            if (intent.masks().isEmpty()) {
                return new Sources(images, null, List.of());
            }
            FittedMask fitted = mask(images.getFirst(), intent.masks().getFirst(), source);
            return new Sources(images, fitted.mask(), notes(fitted, wording));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private FittedMask mask(ImageRef image, Attachment attachment, AttachmentSource source) throws IOException {
        ImageRef drawn = admit(List.of(attachment), source).getFirst();
        return attachment.role() == Role.MARKS ? imaging.maskOfMarks(image, drawn) : imaging.mask(image, drawn);
    }

    /** The image of a variation. */
    Sources read(Intent.Vary intent, AttachmentSource source) {
        return new Sources(images(intent.pictures(), source), null, List.of());
    }

    /** Files before what is kept already. */
    private List<ImageRef> images(Pictures pictures, AttachmentSource source) {
        if (pictures.isEmpty()) {
            throw userError("image-missing");
        }
        List<ImageRef> images = admit(pictures.attached(), source);
        images.addAll(pictures.kept());
        return images;
    }

    private List<ImageRef> admit(List<Attachment> attachments, AttachmentSource source) {
        List<ImageRef> images = new ArrayList<>();
        for (Attachment attachment : attachments) {
            try (InputStream file = source.open(attachment)) {
                images.add(imaging.admit(file));
            } catch (IOException e) {
                LOG.info("an attachment could not be fetched: {}", e.toString());
                throw new FailureException(Failure.UserError.of("image-unreachable", attachment.fileName()), e);
            }
        }
        return images;
    }

    static List<String> notes(FittedMask fitted, Wording wording) {
        return fitted.scaledFrom() == null
                ? List.of()
                : List.of(wording.maskScaled(
                        fitted.scaledFrom().text(), fitted.mask().image().size().text()));
    }

    private static FailureException userError(String key) {
        return new FailureException(Failure.UserError.of(key));
    }

    private static RuntimeException unreadable(IOException cause) {
        return new UncheckedIOException("an image that was just kept can't be read", cause);
    }
}
