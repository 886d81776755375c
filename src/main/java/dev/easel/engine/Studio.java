package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.LeaseLostException;
import dev.easel.core.job.RetryPolicy;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Cost;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where jobs are drawn: one provider, within its pace, its concurrency and each job's deadline. A request for more
 * images than one call may ask for is spread over several, and each image is kept as it arrives.
 */
public final class Studio {
    private static final Logger LOG = LoggerFactory.getLogger(Studio.class);

    private final ImageProvider provider;
    private final JobStore jobs;
    private final ModelCatalogue catalogue;
    private final Canvases canvases;
    private final Prices prices;
    private final Function<UserRef, String> pseudonyms;
    private final RetryPolicy retries;
    private final ProviderHealth health;
    private final Semaphore places;
    private final InstantSource clock;
    private final Incidents incidents;

    /**
     * A studio.
     *
     * @param server whom the provider draws with
     * @param pseudonyms what stands for a person at the provider
     * @param health what is known of the provider, kept up to date by every call
     * @param concurrent calls in flight at most
     */
    public Studio(
            ImageProvider provider,
            JobStore jobs,
            ModelCatalogue catalogue,
            ServerProfile server,
            Imaging imaging,
            Function<UserRef, String> pseudonyms,
            RetryPolicy retries,
            ProviderHealth health,
            int concurrent,
            InstantSource clock) {
        this.provider = provider;
        this.jobs = jobs;
        this.catalogue = catalogue;
        this.canvases = new Canvases(imaging, catalogue);
        this.prices = new Prices(catalogue, server);
        this.pseudonyms = pseudonyms;
        this.retries = retries;
        this.health = health;
        this.places = new Semaphore(concurrent, true);
        this.clock = clock;
        this.incidents = new Incidents(retries.random());
    }

    /** What is known of the provider. */
    ProviderHealth health() {
        return health;
    }

    /**
     * Draws what the job is missing, and keeps what arrives. Attempts are recorded before their first byte leaves.
     *
     * @throws FailureException {@code Interrupted}, when the thread is: the job stays as it is, for whoever recovers it
     * @throws LeaseLostException when another instance took over
     */
    Round.Ending draw(Job job, Onlooker onlooker) {
        Round round = new Round(job);
        if (job.missing() > 0) {
            prepare(job, round).ifPresent(canvas -> make(calls(job, canvas, round, onlooker), job, round));
        }
        return round.ending();
    }

    private List<Runnable> calls(Job job, Canvas canvas, Round round, Onlooker onlooker) {
        return Split.of(canvas.request(), job.missing(), prices.imagesPerCall(job.request())).stream()
                .<Runnable>map(call -> () -> new Sheet(job, canvas, call, round, onlooker).draw())
                .toList();
    }

    /** Side by side, but for a model that the server may not have: then the first shows whether it does. */
    private void make(List<Runnable> calls, Job job, Round round) {
        boolean certain = job.arrived() > 0
                || catalogue.listReplacements(job.request().model()).isEmpty();
        if (certain || calls.size() == 1) {
            Calls.makeAll(calls);
            return;
        }
        calls.getFirst().run();
        if (!round.isModelRefused()) {
            Calls.makeAll(calls.subList(1, calls.size()));
        }
    }

    /** What an artwork came to, in micro-dollars. */
    long price(Job job, Artwork artwork) {
        return prices.settled(job.request(), artwork);
    }

    private Optional<Canvas> prepare(Job job, Round round) {
        try {
            return Optional.of(canvases.prepare(job.request()));
        } catch (FailureException e) {
            round.gaveUp(e.failure(), job.missing());
        } catch (RuntimeException e) {
            round.gaveUp(incidents.report("preparing an image", e), job.missing());
        }
        return Optional.empty();
    }

    /** One call of a job. */
    private final class Sheet {
        private final Job job;
        private final Canvas canvas;
        private final ImageRequest request;
        private final Round round;
        private final Onlooker onlooker;
        private int attempt;
        private boolean answered;
        private long billed;

        Sheet(Job job, Canvas canvas, ImageRequest request, Round round, Onlooker onlooker) {
            this.job = job;
            this.canvas = canvas;
            this.request = request;
            this.round = round;
            this.onlooker = onlooker;
        }

        /** Waits for a place and a turn, and draws. */
        void draw() {
            try {
                places.acquire();
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            try {
                health.requireReady(job, request.model());
                Optional<Duration> wait = health.reserve(request.count(), job.deadline());
                if (wait.isEmpty()) {
                    round.gaveUp(new Failure.Expired(), request.count());
                    return;
                }
                Thread.sleep(wait.get());
                health.requireReady(job, request.model());
                onlooker.begun();
                makeAttempt();
            } catch (HeldBackException e) {
                heldBack(e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            } finally {
                places.release();
            }
        }

        private void heldBack(HeldBackException cause) {
            LOG.debug("held back: {}", cause.getMessage());
            if (cause.until().isBefore(job.deadline())) {
                round.triesAgain(cause.until());
            } else {
                round.gaveUp(cause.reason(), request.count());
            }
        }

        private void makeAttempt() {
            Artwork part;
            try {
                part = artwork(canvases.finish(canvas, health.call(job, request.model(), this::call)));
            } catch (FailureException e) {
                setBack(e.failure(), e);
                return;
            } catch (HeldBackException | LeaseLostException e) {
                throw e;
            } catch (RuntimeException e) {
                setBack(incidents.report("drawing", e), e);
                return;
            }
            int missing = request.count() - part.images().size();
            jobs.arrived(job.lease(), attempt, part, missing, billed, clock.instant());
            onlooker.arrived(round.arrived(part, missing));
        }

        private Drawing call() {
            Cost atMost = new Cost(request.count(), prices.worstCase(request));
            attempt = jobs.beginAttempt(job.lease(), request.model(), atMost, clock.instant());
            Drawing answer =
                    provider.draw(request, pseudonyms.apply(job.sender().user()), onlooker::preview);
            answered = true;
            billed = prices.billed(request, answer);
            if (billed > atMost.micros()) {
                LOG.warn("call {} costs {} micro-dollars, {} were reserved", attempt, billed, atMost.micros());
            }
            return answer;
        }

        private Artwork artwork(Drawing drawing) {
            return new Artwork(
                    job.request().model(),
                    drawing.images().stream().limit(request.count()).toList(),
                    drawing.usage());
        }

        private void setBack(Failure failure, RuntimeException cause) {
            if (Thread.currentThread().isInterrupted()) {
                throw new FailureException(new Failure.Interrupted(), cause);
            }
            int failures = job.counts().failures() + (retries.counts(failure) ? 1 : 0);
            Optional<Instant> again = retries.redrawAt(failure, failures, clock.instant(), job.deadline())
                    .filter(_ -> health.mayRepeat(failure));
            LOG.info(
                    "{} ({}), {}",
                    failure.kind(),
                    cause.getMessage(),
                    again.map(at -> "again at " + at).orElse("given up"));
            boolean modelRefused = Succession.refusesModel(failure);
            int givenUp = again.isPresent() || modelRefused ? 0 : request.count();
            // Whatever goes wrong with an answer, it is paid for.
            Billing billing = answered ? Billing.UNKNOWN : failure.billing();
            jobs.attemptFailed(job.lease(), attempt, new Setback(failure, billing, failures, givenUp), clock.instant());
            if (modelRefused) {
                round.modelRefused(failure);
            } else {
                again.ifPresentOrElse(round::triesAgain, () -> round.gaveUp(failure, givenUp));
            }
        }
    }

    private static FailureException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new FailureException(new Failure.Interrupted(), cause);
    }
}
