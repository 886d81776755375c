package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.OriginalWording;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Gives pictures as they are kept, where only smaller ones could be shown: as files, by links, or in pieces of files. */
final class Originals {
    /** Whose originals are wanted, and what begins the subject of the control for the next part. */
    static final String OPTION = "original";

    static final String PART = "part";

    private final Gallery gallery;
    private final BlobStore blobs;
    private final PictureLinks links;
    private final InstantSource clock;

    Originals(Gallery gallery, BlobStore blobs, PictureLinks links, InstantSource clock) {
        this.gallery = gallery;
        this.blobs = blobs;
        this.links = links;
        this.clock = clock;
    }

    /** @throws FailureException {@code UserError} for pictures that are gone or none of theirs */
    Answer answer(Inquiry inquiry, Messenger door) {
        Exhibit exhibit = require(inquiry);
        OriginalWording wording = OriginalWording.in(inquiry.sender().locale());
        ReplyLimits limits = door.limits(inquiry.incoming().replyTo());
        List<ImageRef> images =
                exhibit.artwork().images().stream().map(image -> image.image()).toList();
        List<String> urls = fit(images, limits) ? List.of() : links(exhibit, images.size(), door);
        return urls.isEmpty()
                ? files(exhibit, images, limits, part(inquiry), wording)
                : Answer.of(wording.links(urls, PictureLinks.LIVES, limits.maxTextLength()));
    }

    private Exhibit require(Inquiry inquiry) {
        Exhibit exhibit = inquiry.find(OPTION)
                .flatMap(gallery::find)
                .orElseThrow(() -> new FailureException(Failure.UserError.of("exhibit-unknown")));
        if (!exhibit.isOpenTo(inquiry.sender().user())) {
            String why = exhibit.removedAt() == null ? "exhibit-private" : "exhibit-removed";
            throw new FailureException(Failure.UserError.of(why));
        }
        if (exhibit.gone().outputs()) {
            throw new FailureException(Failure.UserError.of("exhibit-retired"));
        }
        if (!inquiry.place().admits(exhibit.place())) {
            throw new FailureException(Failure.UserError.of("exhibit-adults"));
        }
        return exhibit;
    }

    private static int part(Inquiry inquiry) {
        return inquiry.find(PART)
                .filter(text -> text.matches("[1-9]\\d{0,2}"))
                .map(Integer::parseInt)
                .orElse(1);
    }

    private static boolean fit(List<ImageRef> images, ReplyLimits limits) {
        return images.size() <= limits.maxFiles()
                && images.stream().allMatch(image -> image.bytes() <= limits.maxFileBytes())
                && images.stream().mapToLong(ImageRef::bytes).sum() <= limits.maxMessageBytes();
    }

    private List<String> links(Exhibit exhibit, int images, Messenger door) {
        return IntStream.rangeClosed(1, images)
                .mapToObj(n -> links.find(door.platform(), new Origin(exhibit.id(), n), clock.instant()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Answer files(
            Exhibit exhibit, List<ImageRef> images, ReplyLimits limits, int part, OriginalWording wording) {
        Pieces pieces = Pieces.of(exhibit.id(), images, limits);
        List<List<Document>> messages = pieces.messages(blobs, limits);
        int shown = Math.min(part, messages.size());
        List<Control> more = shown < messages.size()
                ? List.of(new Control(Action.PAGE, OPTION + "." + exhibit.id() + "." + (shown + 1)))
                : List.of();
        return new Answer(
                pieces.isCut()
                        ? wording.pieces(pieces.firstCut(), shown, messages.size())
                        : wording.files(images.size(), shown, messages.size()),
                List.of(),
                more,
                messages.get(shown - 1));
    }
}
