package dev.easel.engine;

import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Imaging;
import dev.easel.core.job.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes deliveries of drawn jobs: images that their conversation can take, and the words beside them. */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final Captions captions;
    private final Controls controls;
    private final Studio studio;
    private final Imaging imaging;

    Deliveries(Captions captions, Controls controls, Studio studio, Imaging imaging) {
        this.captions = captions;
        this.controls = controls;
        this.studio = studio;
        this.imaging = imaging;
    }

    /** The job's artwork, in which only images that are too large are replaced. What is kept stays as it was drawn. */
    Delivery of(Job job, ReplyLimits limits) {
        Artwork artwork = job.requireArtwork();
        int smaller = 0;
        List<GeneratedImage> images = new ArrayList<>();
        for (GeneratedImage drawn : artwork.images()) {
            ImageRef fitting = within(drawn.image(), limits.maxFileBytes());
            smaller += fitting.equals(drawn.image()) ? 0 : 1;
            images.add(new GeneratedImage(fitting, drawn.revisedPrompt(), drawn.changeOutside()));
        }
        return new Delivery(
                job.id().value(),
                new Artwork(artwork.model(), images, artwork.usage()),
                captions.caption(job, price(job, artwork), smaller),
                captions.altText(job),
                job.presentation(),
                controls.of(job, smaller));
    }

    /** What is shown once more was paid for before. */
    private long price(Job job, Artwork artwork) {
        return job.counts().attempts() == 0 ? 0 : studio.price(job, artwork);
    }

    /** The image itself where nothing helps: the platform has the last word on it. */
    private ImageRef within(ImageRef image, long maxBytes) {
        if (image.bytes() <= maxBytes) {
            return image;
        }
        try {
            ImageRef smaller = imaging.within(image, maxBytes);
            if (smaller.bytes() <= maxBytes) {
                LOG.info("made smaller for delivery: {} to {} bytes", image.bytes(), smaller.bytes());
                return smaller;
            }
            LOG.warn("an image of {} bytes can't be made to fit into {}", image.bytes(), maxBytes);
        } catch (FailureException | IOException | UncheckedIOException e) {
            LOG.warn("an image of {} bytes can't be made smaller", image.bytes(), e);
        }
        return image;
    }
}
