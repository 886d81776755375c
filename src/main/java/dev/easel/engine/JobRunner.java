package dev.easel.engine;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.image.ImageRef;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.LeaseLostException;
import dev.easel.core.job.RetryPolicy;
import dev.easel.core.quota.Cost;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
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
    private final Succession succession;
    private final Deliveries deliveries;
    private final Batches batches;
    private final RetryPolicy retries;
    private final InstantSource clock;
    private final Incidents incidents;

    JobRunner(
            JobStore jobs,
            Messengers messengers,
            Studio studio,
            Succession succession,
            Deliveries deliveries,
            Batches batches,
            RetryPolicy retries,
            InstantSource clock) {
        this.jobs = jobs;
        this.messengers = messengers;
        this.studio = studio;
        this.succession = succession;
        this.deliveries = deliveries;
        this.batches = batches;
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
                case FAILED -> tell(job, job.requireFailure());
                case CANCELLED -> tell(job, wording(job).cancelled(), List.of());
                case QUEUED, DELIVERED, UNDELIVERABLE, PARKED ->
                    throw new IllegalStateException("a claimed job is not " + job.state());
            }
        } catch (LeaseLostException e) {
            LOG.warn("left to another instance, or cancelled: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("job {} could not be carried on; it is recovered when its lease ends", job.id(), e);
        }
        if (job.batch() != null) {
            batches.changed(job.batch(), job.lease().owner());
        }
        passOn();
    }

    /** What the calls showed of the provider's limits, after everything that the job itself depends on. */
    private void passOn() {
        try {
            studio.health().passOn();
        } catch (RuntimeException e) {
            LOG.warn("other instances don't know yet until when to hold back", e);
        }
    }

    private void draw(Job job) {
        draw(job, succession::beforeTheCall);
    }

    /** @param planning decides by which request, before anything is drawn */
    private void draw(Job asked, UnaryOperator<Job> planning) {
        Job job;
        Round.Ending ending;
        try {
            job = planning.apply(asked);
            ending = studio.draw(job, new Watch(job));
        } catch (FailureException e) {
            LOG.info("stopped while drawing: {}", e.getMessage());
            return;
        }
        studio.health().findReasonShownBy(job.id()).ifPresent(reason -> failWaiting(job, reason));
        switch (ending) {
            case Round.Ending.Drawn drawn -> drawn(job, drawn);
            case Round.Ending.Again again -> again(job, again);
            case Round.Ending.ModelRefused refused ->
                succession
                        .afterTheRefusal(job)
                        .ifPresentOrElse(
                                replanned -> draw(replanned, UnaryOperator.identity()),
                                () -> failed(job, refused.failure()));
            case Round.Ending.Failed failed -> failed(job, failed.failure());
        }
    }

    private void failed(Job job, Failure failure) {
        LOG.warn("failed: {}", failure.kind());
        studio.health().forget(job.id());
        jobs.failed(job.lease(), failure, clock.instant());
        tell(job, failure);
    }

    /** Nobody's call can succeed: whoever waits shall know now, and have back what was reserved. */
    private void failWaiting(Job job, Failure reason) {
        int failed = jobs.failWaiting(job.lease().owner(), messengers.platforms(), reason, clock.instant());
        LOG.info("{} waiting jobs are refunded", failed);
    }

    private void again(Job job, Round.Ending.Again again) {
        Duration wait = Duration.between(clock.instant(), again.at());
        jobs.retryAt(job.lease(), again.at());
        if (wait.compareTo(WORTH_TELLING) >= 0 && job.batch() == null) {
            tellToWait(job);
        }
    }

    /** What isn't drawn yet can still be given up. */
    private void tellToWait(Job job) {
        UserMessage text = wording(job).waiting(job.presentation().visibility());
        messenger(job).progress(job.replyTo(), text, Control.cancel(job.id().value()));
    }

    private void drawn(Job job, Round.Ending.Drawn drawn) {
        Artwork artwork = drawn.artwork();
        int images = artwork.images().size();
        Cost settled = new Cost(images, studio.price(job, artwork));
        jobs.drawn(job.lease(), settled, drawn.shortfall(), clock.instant());
        LOG.info("drawn: {} of {} images", images, job.request().count());
        deliver(job.drawn(artwork, drawn.shortfall()));
    }

    private void deliver(Job job) {
        List<MessageRef> messages;
        try {
            Messenger messenger = messenger(job);
            messages = messenger.deliver(job.replyTo(), deliveries.of(job, messenger.limits(job.replyTo())));
        } catch (FailureException e) {
            deliveryFailed(job, e.failure(), e);
            return;
        } catch (RuntimeException e) {
            String incident = incidents.report("delivering", e).incident();
            deliveryFailed(job, new Failure.Undeliverable("incident " + incident, Persistence.PASSING), e);
            return;
        }
        if (jobs.delivered(job.lease(), messages, clock.instant())) {
            LOG.info("delivered");
        } else {
            boolean gone = messengers.removeAll(messages);
            LOG.info("taken back while it was delivered; {}", gone ? "its messages are gone" : "a message stays");
        }
    }

    private void deliveryFailed(Job job, Failure failure, RuntimeException cause) {
        Optional<Instant> again = retries.redeliverAt(failure, job.counts().tries() + 1, clock.instant());
        if (again.isPresent()) {
            LOG.warn("delivery failed ({}), again at {}", cause.getMessage(), again.get());
            jobs.redeliverAt(job.lease(), again.get());
            return;
        }
        LOG.warn("undeliverable: {}", cause.getMessage());
        jobs.undeliverable(job.lease(), failure, clock.instant());
        if (job.batch() != null) {
            return;
        }
        try {
            messenger(job).fail(job.replyTo(), wording(job).failure(failure, Duration.ZERO));
        } catch (FailureException e) {
            LOG.info("nor could that be told: {}", e.getMessage());
        }
    }

    private void tell(Job job, Failure failure) {
        tell(job, wording(job).failure(failure, Duration.ZERO), Controls.after(failure, job.id()));
    }

    /** Of a member of a batch the summary tells. */
    private void tell(Job job, UserMessage words, List<Control> controls) {
        if (job.batch() != null) {
            jobs.told(job.lease(), clock.instant());
            return;
        }
        try {
            messenger(job).fail(job.replyTo(), words, controls);
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
        retries.redeliverAt(failure, job.counts().tries() + 1, clock.instant())
                .ifPresentOrElse(
                        at -> jobs.redeliverAt(job.lease(), at), () -> jobs.told(job.lease(), clock.instant()));
    }

    /** A member of a batch has no status line of its own. */
    private void progress(Job job, UserMessage text) {
        if (job.batch() == null) {
            messenger(job).progress(job.replyTo(), text);
        }
    }

    private Messenger messenger(Job job) {
        return messengers.require(job.replyTo().platform());
    }

    private static Wording wording(Job job) {
        return Wording.in(job.sender().locale());
    }

    /** Keeps the one who asked up to date. */
    private final class Watch implements Onlooker {
        private final Job job;
        private final AtomicBoolean begun = new AtomicBoolean();
        private final AtomicInteger done;

        Watch(Job job) {
            this.job = job;
            this.done = new AtomicInteger(job.arrived());
        }

        @Override
        public void begun() {
            if (begun.getAndSet(true)) {
                return;
            }
            if (job.batch() != null) {
                batches.begun(job.batch());
            }
            progress(job, text());
        }

        @Override
        public void arrived(int images) {
            done.accumulateAndGet(images, Math::max);
            if (images < job.request().count()) {
                progress(job, text());
            }
        }

        @Override
        public void preview(ImageRef image) {
            messenger(job).preview(job.replyTo(), text(), image);
        }

        private UserMessage text() {
            return wording(job)
                    .drawing(
                            job.request().count(),
                            done.get(),
                            job.request().model().value(),
                            job.presentation().visibility());
        }
    }
}
