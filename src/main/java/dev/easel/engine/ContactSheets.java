package dev.easel.engine;

import dev.easel.core.batch.Batch;
import dev.easel.core.batch.Batch.Standing;
import dev.easel.core.batch.BatchStore;
import dev.easel.core.batch.Sheet;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Imaging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one image of all images of a batch, where it was asked for in several styles. */
record ContactSheets(BatchStore store, Imaging imaging) {
    private static final Logger LOG = LoggerFactory.getLogger(ContactSheets.class);

    /** The first image of each member that has one; empty where none was wished for, or there are fewer than two. */
    Optional<ImageRef> find(Batch batch, ReplyLimits limits) {
        if (batch.sheet() == Sheet.NONE) {
            return Optional.empty();
        }
        List<ImageRef> images = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Batch.Member member : batch.members()) {
            if (member.standing() instanceof Standing.Done done) {
                images.add(done.image());
                labels.add(member.label());
            }
        }
        return images.size() < 2 ? Optional.empty() : made(batch, images, labels, limits);
    }

    /** It is kept before it is shown, so that it is forgotten with its batch whatever happens. */
    private Optional<ImageRef> made(Batch batch, List<ImageRef> images, List<String> labels, ReplyLimits limits) {
        if (batch.sheetImage() != null) {
            return Optional.of(batch.sheetImage());
        }
        try {
            ImageRef sheet = imaging.within(imaging.contactSheet(images, labels), limits.maxFileBytes());
            store.sheetMade(batch.id(), sheet);
            return Optional.of(sheet);
        } catch (FailureException | IOException | UncheckedIOException e) {
            LOG.warn("batch {} has no contact sheet", batch.id(), e);
            return Optional.empty();
        }
    }
}
