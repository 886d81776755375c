package dev.easel.engine;

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

    private final JobStore jobs;
    private final Messengers messengers;
    private final Studio studio;
    private final Deliveries deliveries;
    private final RetryPolicy retries;
    private final InstantSource clock;
    private final Incidents incidents;

    JobRunner(
            JobStore jobs,
            Messengers messengers,
            Studio studio,
            Deliveries deliveries,
            RetryPolicy retries,
            InstantSource clock) {
        this.jobs = jobs;
        this.messengers = messengers;
        this.studio = studio;
        this.deliveries = deliveries;
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
        Optional<Instant> again = retries.redrawAt(failure, job.attempts() + 1, clock.instant(), job.deadline());
        if (again.isPresent()) {
            LOG.info("{} ({}), again at {}", failure.kind(), cause.getMessage(), again.get());
            jobs.retryAt(job.lease(), failure, again.get());
            progress(job, wording(job).waiting(job.presentation().visibility()));
            return;
        }
        LOG.warn("failed: {}", cause.getMessage());
        jobs.failed(job.lease(), failure, clock.instant());
        tell(job.failed(failure));
    }

    private void deliver(Job job) {
        MessageRef message;
        try {
            Messenger messenger = messenger(job);
            message = messenger.deliver(job.replyTo(), deliveries.of(job, messenger.limits(job.replyTo())));
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
