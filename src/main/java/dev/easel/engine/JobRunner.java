package dev.easel.engine;

import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.LeaseLostException;
import dev.easel.core.job.RetryPolicy;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Carries one claimed job as far as it gets: draws it unless it is drawn, then delivers it, or tells why not. A job
 * taken over after a crash goes the same way.
 */
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    /** Who waits for less has read no further than that the job waits. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

    private final JobStore jobs;
    private final Messengers messengers;
    private final Studio studio;
    private final Captions captions;
    private final RetryPolicy retries;
    private final InstantSource clock;
    private final Incidents incidents;

    JobRunner(
            JobStore jobs,
            Messengers messengers,
            Studio studio,
            Captions captions,
            RetryPolicy retries,
            InstantSource clock) {
        this.jobs = jobs;
        this.messengers = messengers;
        this.studio = studio;
        this.captions = captions;
        this.retries = retries;
        this.clock = clock;
        this.incidents = new Incidents(retries.random());
    }

    /** Never throws. When the thread is interrupted, the job is left as it is, for whoever recovers it. */
    void run(Job job) {
        try (MDC.MDCCloseable _ = MDC.putCloseable("job", job.id().value())) {
            switch (job.state()) {
                case RUNNING -> draw(job);
                case DRAWN -> deliver(job);
                case FAILED -> tell(job);
                case QUEUED, DELIVERED, UNDELIVERABLE ->
                    throw new IllegalStateException("a claimed job is not " + job.state());
            }
        } catch (LeaseLostException e) {
            LOG.warn("left to another instance: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("job {} could not be carried on; it is recovered when its lease ends", job.id(), e);
        }
    }

    private void draw(Job job) {
        Artwork artwork;
        try {
            Studio.Drawn drawn = studio.draw(job, () -> progress(job, drawing(job)));
            artwork = drawn.artwork();
            jobs.drawn(job.lease(), artwork, drawn.settled(), clock.instant());
        } catch (HeldBackException e) {
            heldBack(job, e);
            return;
        } catch (FailureException e) {
            drawingFailed(job, e.failure(), e);
            return;
        } catch (LeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            drawingFailed(job, incidents.report("drawing", e), e);
            return;
        }
        LOG.info("drawn: {} images", artwork.images().size());
        deliver(job.drawn(artwork));
    }

    private void drawingFailed(Job job, Failure failure, RuntimeException cause) {
        if (Thread.currentThread().isInterrupted()) {
            LOG.info("stopped while drawing");
            return;
        }
        Optional<Instant> again = retries.redrawAt(failure, job.attempts() + 1, clock.instant(), job.deadline())
                .filter(_ -> studio.health().mayRepeat(failure));
        if (again.isPresent()) {
            LOG.info("{} ({}), again at {}", failure.kind(), cause.getMessage(), again.get());
            jobs.retryAt(job.lease(), failure, again.get());
            progress(job, wording(job).waiting(job.presentation().visibility()));
            return;
        }
        if (studio.health().isTurnedAwayAt(job.id())) {
            failWaiting(job, failure);
        }
        fail(job, failure, cause);
    }

    /** Nobody's call can succeed: whoever waits shall know now, and have back what was reserved. */
    private void failWaiting(Job job, Failure failure) {
        int failed = jobs.failWaiting(job.lease().owner(), messengers.platforms(), failure, clock.instant());
        LOG.info("{} waiting jobs are refunded", failed);
    }

    private void heldBack(Job job, HeldBackException cause) {
        if (!cause.until().isBefore(job.deadline())) {
            fail(job, cause.reason(), cause);
            return;
        }
        LOG.debug("held back: {}", cause.getMessage());
        Duration wait = Duration.between(clock.instant(), cause.until());
        jobs.putBack(job.lease(), cause.until());
        if (wait.compareTo(WORTH_TELLING) >= 0) {
            progress(job, wording(job).waiting(job.presentation().visibility()));
        }
    }

    private void fail(Job job, Failure failure, RuntimeException cause) {
        LOG.warn("failed: {}", cause.getMessage());
        studio.health().forget(job.id());
        jobs.failed(job.lease(), failure, clock.instant());
        tell(job.failed(failure));
    }

    private void deliver(Job job) {
        MessageRef message;
        try {
            message = messenger(job).deliver(job.replyTo(), delivery(job));
        } catch (FailureException e) {
            deliveryFailed(job, e.failure(), e);
            return;
        } catch (RuntimeException e) {
            String incident = incidents.report("delivering", e).incident();
            deliveryFailed(job, new Failure.Undeliverable("incident " + incident, Persistence.PASSING), e);
            return;
        }
        jobs.delivered(job.lease(), message, clock.instant());
        LOG.info("delivered");
    }

    private Delivery delivery(Job job) {
        Artwork artwork = job.requireArtwork();
        return new Delivery(
                job.id().value(),
                artwork,
                captions.caption(job, studio.price(job, artwork)),
                captions.altText(job),
                job.presentation());
    }

    private void deliveryFailed(Job job, Failure failure, RuntimeException cause) {
        Optional<Instant> again = retries.redeliverAt(failure, job.tries() + 1, clock.instant());
        if (again.isPresent()) {
            LOG.warn("delivery failed ({}), again at {}", cause.getMessage(), again.get());
            jobs.redeliverAt(job.lease(), again.get());
            return;
        }
        LOG.warn("undeliverable: {}", cause.getMessage());
        jobs.undeliverable(job.lease(), failure, clock.instant());
        try {
            messenger(job).fail(job.replyTo(), wording(job).failure(failure, Duration.ZERO));
        } catch (FailureException e) {
            LOG.info("nor could that be told: {}", e.getMessage());
        }
    }

    private void tell(Job job) {
        try {
            messenger(job).fail(job.replyTo(), wording(job).failure(job.requireFailure(), Duration.ZERO));
        } catch (FailureException e) {
            tellingFailed(job, e.failure());
            return;
        } catch (RuntimeException e) {
            tellingFailed(job, incidents.report("telling a failure", e));
            return;
        }
        jobs.told(job.lease(), clock.instant());
    }

    private void tellingFailed(Job job, Failure failure) {
        retries.redeliverAt(failure, job.tries() + 1, clock.instant())
                .ifPresentOrElse(
                        at -> jobs.redeliverAt(job.lease(), at), () -> jobs.told(job.lease(), clock.instant()));
    }

    private static UserMessage drawing(Job job) {
        return wording(job)
                .drawing(
                        job.request().count(),
                        job.request().model().value(),
                        job.presentation().visibility());
    }

    private void progress(Job job, UserMessage text) {
        messenger(job).progress(job.replyTo(), text);
    }

    private Messenger messenger(Job job) {
        return messengers.require(job.replyTo().platform());
    }

    private static Wording wording(Job job) {
        return Wording.in(job.sender().locale());
    }
}
