package dev.easel.engine;

import dev.easel.core.batch.Batch;
import dev.easel.core.batch.BatchStore;
import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Cancellation;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobStore;
import dev.easel.core.text.CancelWording;
import dev.easel.core.text.UserMessage;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives jobs up for those who may: whoever asked, and operators. Who asked reads it in the status line, as every end of
 * a job; anything else is answered to whoever pressed.
 */
final class Cancellations {
    private static final Logger LOG = LoggerFactory.getLogger(Cancellations.class);

    private final JobStore jobs;
    private final BatchStore batches;
    private final ProviderHealth health;
    private final Messengers messengers;
    private final Consumer<JobId> cancelled;
    private final InstantSource clock;

    /** @param cancelled told after each job that was given up */
    Cancellations(
            JobStore jobs,
            BatchStore batches,
            ProviderHealth health,
            Messengers messengers,
            Consumer<JobId> cancelled,
            InstantSource clock) {
        this.jobs = jobs;
        this.batches = batches;
        this.health = health;
        this.messengers = messengers;
        this.cancelled = cancelled;
        this.clock = clock;
    }

    void cancel(Intent.Cancel wish, Incoming incoming) {
        CancelWording wording = CancelWording.in(incoming.sender().locale());
        UserRef by = incoming.sender().user();
        Optional<UserRef> requester = jobs.findRequester(wish.job());
        if (requester.isEmpty()) {
            answer(incoming, wording.nothingToCancel());
        } else if (!requester.get().equals(by) && !incoming.sender().operates()) {
            answer(incoming, wording.notYoursToCancel());
        } else {
            cancel(wish.job(), by, requester.get().equals(by), incoming, wording);
        }
    }

    private void cancel(JobId job, UserRef by, boolean own, Incoming incoming, CancelWording wording) {
        Cancellation outcome = jobs.cancel(job, by, clock.instant());
        LOG.info("job {} is to be cancelled: {}", job, outcome);
        switch (outcome) {
            case DONE -> {
                health.forget(job);
                cancelled.accept(job);
                if (!own) {
                    answer(incoming, wording.cancelledForOther());
                }
            }
            case REST -> {
                cancelled.accept(job);
                answer(incoming, wording.restCancelled());
            }
            case TOO_LATE -> answer(incoming, wording.tooLateToCancel());
            case OVER -> answer(incoming, wording.nothingToCancel());
        }
    }

    /** Who asked reads in the status line how much is left. */
    void cancelRest(Intent.CancelRest wish, Incoming incoming) {
        CancelWording wording = CancelWording.in(incoming.sender().locale());
        UserRef by = incoming.sender().user();
        Optional<Batch> batch = batches.find(wish.batch());
        boolean own = batch.filter(found -> found.sender().user().equals(by)).isPresent();
        if (batch.isEmpty() || batch.get().isOver()) {
            answer(incoming, wording.nothingToCancel());
        } else if (!own && !incoming.sender().operates()) {
            answer(incoming, wording.notYoursToCancel());
        } else {
            int given = cancelWaiting(batch.get(), by);
            LOG.info("batch {}: {} jobs are cancelled", wish.batch(), given);
            if (given == 0) {
                answer(incoming, wording.tooLateToCancel());
            } else if (!own) {
                answer(incoming, wording.cancelledForOther());
            }
        }
    }

    private int cancelWaiting(Batch batch, UserRef by) {
        int given = 0;
        for (Batch.Member member : batch.members()) {
            JobId job = member.job();
            Cancellation outcome = job == null ? Cancellation.OVER : jobs.cancel(job, by, clock.instant());
            if (job != null && (outcome == Cancellation.DONE || outcome == Cancellation.REST)) {
                if (outcome == Cancellation.DONE) {
                    health.forget(job);
                }
                cancelled.accept(job);
                given++;
            }
        }
        return given;
    }

    private void answer(Incoming incoming, UserMessage text) {
        messengers.require(incoming.replyTo().platform()).answer(incoming.replyTo(), Answer.of(text));
    }
}
