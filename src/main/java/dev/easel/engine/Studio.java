package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.PriceList;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobStore;
import dev.easel.core.quota.Cost;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Where jobs are drawn: one provider, within its pace, its concurrency and each job's deadline. */
public final class Studio {
    private final ImageProvider provider;
    private final JobStore jobs;
    private final ModelCatalogue catalogue;
    private final Canvases canvases;
    private final Function<UserRef, String> pseudonyms;
    private final ProviderHealth health;
    private final Semaphore places;
    private final InstantSource clock;

    /**
     * A studio.
     *
     * @param pseudonyms what stands for a person at the provider
     * @param health what is known of the provider, kept up to date by every call
     * @param concurrent calls in flight at most
     */
    public Studio(
            ImageProvider provider,
            JobStore jobs,
            ModelCatalogue catalogue,
            Imaging imaging,
            Function<UserRef, String> pseudonyms,
            ProviderHealth health,
            int concurrent,
            InstantSource clock) {
        this.provider = provider;
        this.jobs = jobs;
        this.catalogue = catalogue;
        this.canvases = new Canvases(imaging, catalogue);
        this.pseudonyms = pseudonyms;
        this.health = health;
        this.places = new Semaphore(concurrent, true);
        this.clock = clock;
    }

    /** What is known of the provider. */
    ProviderHealth health() {
        return health;
    }

    /** What was drawn, and what it came to. */
    record Drawn(Artwork artwork, Cost settled) {}

    /**
     * Waits for a place and draws. The attempt is recorded before the first byte leaves.
     *
     * @param started told when it is the job's turn
     * @throws FailureException when nothing was drawn
     * @throws HeldBackException when the provider may not be called now
     */
    Drawn draw(Job job, Runnable started) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            awaitTurn(job);
            started.run();
            Canvas canvas = canvases.prepare(job.request());
            Drawing drawing = health.call(job, canvas.request().model(), () -> {
                jobs.beginAttempt(job.lease(), clock.instant());
                return provider.draw(
                        canvas.request(), pseudonyms.apply(job.sender().user()), PartialListener.NONE);
            });
            return drawn(job, canvases.finish(canvas, drawing));
        } finally {
            places.release();
        }
    }

    /** What an artwork came to, in micro-dollars: by the provider's count, else by the share of images that arrived. */
    long price(Job job, Artwork artwork) {
        PriceList prices = catalogue.specOf(job.request().model()).prices();
        long worst = prices.worstCaseMicros(job.request());
        Long counted = artwork.usage() == null ? null : prices.settledMicros(artwork.usage());
        int arrived = artwork.images().size();
        return Math.min(
                worst,
                counted == null ? Math.ceilDiv(worst * arrived, job.request().count()) : counted);
    }

    private void awaitTurn(Job job) {
        health.requireReady(job, job.request().model());
        Duration wait = health.reserve(job).orElseThrow(() -> new FailureException(new Failure.Expired()));
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        health.requireReady(job, job.request().model());
    }

    private Drawn drawn(Job job, Drawing drawing) {
        List<GeneratedImage> images =
                drawing.images().stream().limit(job.request().count()).toList();
        Artwork artwork = new Artwork(job.request().model(), images, drawing.usage());
        return new Drawn(artwork, new Cost(images.size(), price(job, artwork)));
    }

    private static FailureException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new FailureException(new Failure.Interrupted(), cause);
    }
}
