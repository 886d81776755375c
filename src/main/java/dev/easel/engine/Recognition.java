package dev.easel.engine;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Likenesses;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.Viewer;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.Sighting;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which of our images a file shows: by its bytes, by the stamp in it, and at last by what it looks like. Whoever
 * asks hears of nothing that they may not know of, nor that it exists.
 */
public final class Recognition {
    private static final Logger LOG = LoggerFactory.getLogger(Recognition.class);

    /** An image that was trimmed, scaled and coded anew is at most so far from what it was (ResemblanceFiguresTest). */
    private static final int MAX_DISTANCE = 16;
    /** So many are laid over the file, the nearest first: among 5,000 of 135 compositions, 73 were as near as the right one. */
    private static final int CANDIDATES = 96;

    private static final int FILES = 4;
    private static final int UNSEEN = 16;

    private final Likenesses likenesses;
    private final Gallery gallery;
    private final Imaging imaging;
    private final InstantSource clock;
    private final ComparingRoom room = new ComparingRoom();

    public Recognition(Likenesses likenesses, Gallery gallery, Imaging imaging, InstantSource clock) {
        this.likenesses = likenesses;
        this.gallery = gallery;
        this.imaging = imaging;
        this.clock = clock;
    }

    /** What showed that a file is an image of ours. */
    enum Evidence {
        /** The file says so. */
        FILE,
        /** It looks the same. */
        LOOKS
    }

    /**
     * An image of ours.
     *
     * @param position counted from 1
     */
    record Recognised(Exhibit exhibit, int position, Evidence evidence) {}

    /**
     * The first of several files that is ours.
     *
     * @throws FailureException {@code UserError} when none is, when it was taken back, for files that can't be read, and when
     *     too many ask, or it takes too long to find out
     */
    Recognised require(List<Attachment> files, AttachmentSource source, Viewer viewer) {
        boolean stamped = false;
        for (Attachment file : files.subList(0, Math.min(FILES, files.size()))) {
            Sighting sighting = look(file, source);
            Optional<Recognised> found = find(sighting, viewer);
            if (found.isPresent()) {
                return notRemoved(found.get());
            }
            stamped |= sighting.findStamp().isPresent();
        }
        throw refused(stamped ? "picture-forgotten" : "picture-unknown");
    }

    private static Recognised notRemoved(Recognised found) {
        if (found.exhibit().removedAt() != null) {
            throw refused("exhibit-removed");
        }
        return found;
    }

    private Sighting look(Attachment file, AttachmentSource source) {
        try (InputStream in = source.open(file)) {
            return imaging.sight(in);
        } catch (IOException e) {
            LOG.info("an attachment could not be fetched: {}", e.toString());
            throw new FailureException(Failure.UserError.of("image-unreachable", file.fileName()), e);
        }
    }

    private Optional<Recognised> find(Sighting sighting, Viewer viewer) {
        return findByFile(sighting, viewer).or(() -> room.answer(viewer.user(), () -> compare(sighting, viewer)));
    }

    private Optional<Recognised> compare(Sighting sighting, Viewer viewer) {
        Instant until = clock.instant().plus(ComparingRoom.LOOKING);
        // What was drawn a moment ago, or where no server runs, was not looked at yet.
        likenesses.listUnseenOf(viewer.user(), UNSEEN).forEach(origin -> {
            requireTime(until);
            learn(origin);
        });
        return findByFile(sighting, viewer).or(() -> findByLooks(sighting, viewer, until));
    }

    private void requireTime(Instant until) {
        if (!clock.instant().isBefore(until)) {
            throw refused("picture-unsure");
        }
    }

    private Optional<Recognised> findByFile(Sighting sighting, Viewer viewer) {
        return likenesses
                .findFile(sighting.sha256(), viewer)
                .or(() -> sighting.findStamp().flatMap(stamp -> likenesses.find(stamp, viewer)))
                .flatMap(origin -> recognised(origin, Evidence.FILE));
    }

    private Optional<Recognised> findByLooks(Sighting sighting, Viewer viewer, Instant until) {
        return likenesses.listLike(sighting.likenesses(), MAX_DISTANCE, viewer, CANDIDATES).stream()
                .flatMap(origin -> recognised(origin, Evidence.LOOKS).stream())
                .filter(found -> {
                    requireTime(until);
                    return shows(sighting, found);
                })
                .findFirst();
    }

    private Optional<Recognised> recognised(Origin origin, Evidence evidence) {
        return gallery.find(origin.job()).map(exhibit -> new Recognised(exhibit, origin.position(), evidence));
    }

    /** An image whose file is gone is not recognised: its likeness alone proves nothing. */
    private static boolean shows(Sighting sighting, Recognised found) {
        Optional<ImageRef> image = found.exhibit().findImage(found.position());
        try {
            return image.isPresent() && sighting.shows(image.get());
        } catch (IOException | FailureException e) {
            LOG.debug("a kept image can't be compared: {}", e.toString());
            return false;
        }
    }

    /** Notes by what an image will be known again. What can't be read is noted, too, and not tried again. */
    void learn(Origin origin) {
        Optional<ImageRef> image = gallery.find(origin.job()).flatMap(exhibit -> exhibit.findImage(origin.position()));
        if (image.isEmpty()) {
            return;
        }
        try {
            likenesses.keep(origin, imaging.traits(image.get()));
        } catch (IOException | FailureException e) {
            LOG.info("an image can't be read, so nobody will recognise it: {}", e.toString());
            likenesses.keep(origin, null);
        }
    }

    /** How many questions wait for pictures to be compared. */
    int underWay() {
        return room.underWay();
    }

    Likenesses likenesses() {
        return likenesses;
    }

    private static FailureException refused(String key) {
        return new FailureException(Failure.UserError.of(key));
    }
}
