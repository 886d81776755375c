package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.Usage;
import dev.easel.core.job.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one job while its calls are under way: images arrive, calls fail. Begins with what earlier rounds
 * brought. Safe for use from several threads.
 */
final class Round {
    private final Job job;
    private @Nullable Artwork artwork;
    private @Nullable Failure shortfall;
    private int givenUp;
    private @Nullable Instant again;
    private @Nullable Failure modelRefusal;

    Round(Job job) {
        this.job = job;
        this.artwork = job.artwork();
        this.shortfall = job.shortfall();
        this.givenUp = job.counts().givenUp();
    }

    /** How a round ended. */
    sealed interface Ending {
        /**
         * All the images there will be.
         *
         * @param shortfall why there are fewer than asked, where that is known
         */
        record Drawn(Artwork artwork, @Nullable Failure shortfall) implements Ending {}

        /**
         * Something is missing and may still come.
         *
         * @param arrived how many images there are already
         */
        record Again(Instant at, int arrived) implements Ending {}

        /** The server doesn't have the model; there is no image. */
        record ModelRefused(Failure failure) implements Ending {}

        /** There will be no image. */
        record Failed(Failure failure) implements Ending {}
    }

    /** Returns how many images there are now. */
    synchronized int arrived(Artwork part, int missing) {
        givenUp += missing;
        artwork = artwork == null ? part : joined(artwork, part);
        return artwork.images().size();
    }

    synchronized void gaveUp(Failure failure, int images) {
        givenUp += images;
        shortfall = shortfall == null ? failure : shortfall;
    }

    synchronized void triesAgain(Instant at) {
        again = again == null || at.isAfter(again) ? at : again;
    }

    /** The server doesn't have the model, so that no other call for it is of use. */
    synchronized void modelRefused(Failure failure) {
        modelRefusal = failure;
    }

    synchronized boolean isModelRefused() {
        return modelRefusal != null;
    }

    synchronized Ending ending() {
        if (modelRefusal != null && artwork == null) {
            return new Ending.ModelRefused(modelRefusal);
        }
        int arrived = artwork == null ? 0 : artwork.images().size();
        if (again != null && arrived + givenUp < job.request().count()) {
            return new Ending.Again(again, arrived);
        }
        if (artwork != null) {
            return new Ending.Drawn(artwork, shortfall == null ? modelRefusal : shortfall);
        }
        if (shortfall == null) {
            throw new IllegalStateException("job " + job.id() + " has neither images nor a reason for none");
        }
        return new Ending.Failed(shortfall);
    }

    private static Artwork joined(Artwork first, Artwork second) {
        List<GeneratedImage> images = new ArrayList<>(first.images());
        images.addAll(second.images());
        return new Artwork(first.model(), images, sum(first.usage(), second.usage()));
    }

    private static @Nullable Usage sum(@Nullable Usage first, @Nullable Usage second) {
        return first == null || second == null
                ? null
                : new Usage(
                        first.textTokensIn() + second.textTokensIn(),
                        first.imageTokensIn() + second.imageTokensIn(),
                        first.tokensOut() + second.tokensOut());
    }
}
