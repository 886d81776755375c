package dev.easel.engine;

import dev.easel.core.batch.Batch;
import dev.easel.core.batch.Batch.Standing;
import dev.easel.core.batch.BatchStore;
import dev.easel.core.chat.Conclusion;
import dev.easel.core.chat.Conclusion.Outcome;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobId;
import dev.easel.core.job.RetryPolicy;
import dev.easel.core.text.BatchWording;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people how far their batches are and how they ended, from what is kept of them: whoever comes after a crash says
 * the same.
 */
final class Batches {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    /** Longer than any summary takes to post. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int LOCKS = 64;

    private final List<Lock> telling =
            Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();
    private final BatchStore store;
    private final ContactSheets sheets;
    private final Messengers messengers;
    private final RetryPolicy retries;
    private final InstantSource clock;
    private final Incidents incidents;

    Batches(BatchStore store, ContactSheets sheets, Messengers messengers, RetryPolicy retries, InstantSource clock) {
        this.store = store;
        this.sheets = sheets;
        this.messengers = messengers;
        this.retries = retries;
        this.clock = clock;
        this.incidents = new Incidents(retries.random());
    }

    BatchStore store() {
        return store;
    }

    /** The batch is durable: from here on, nothing that goes wrong may lose it or tell the sender that it failed. */
    void acknowledge(JobId id, Duration untilEnd) {
        Batch batch = store.find(id).orElseThrow();
        ReplyAddress address = batch.replyTo();
        try {
            address = messenger(batch)
                    .acknowledge(
                            address,
                            wording(batch).progress(tally(batch), untilEnd, visible(batch)),
                            Control.cancelRest(id.value()));
        } catch (RuntimeException e) {
            LOG.warn("batch {} could not be acknowledged", id, e);
        }
        try {
            store.acknowledged(id, address);
        } catch (RuntimeException e) {
            LOG.warn("batch {} keeps its first address", id, e);
        }
    }

    /** One of its members is further, or over. Never throws. */
    void changed(JobId id, InstanceId instance) {
        try {
            if (store.find(id).filter(Batch::isOver).isPresent()) {
                concludeFinished(instance);
            } else {
                show(id);
            }
        } catch (RuntimeException e) {
            LOG.error("batch {} could not be told of; it is looked at again", id, e);
        }
    }

    /** The drawing of one of its members begins. Never throws. */
    void begun(JobId id) {
        try {
            if (store.find(id).filter(batch -> batch.waiting() == 0).isPresent()) {
                show(id);
            }
        } catch (RuntimeException e) {
            LOG.warn("batch {} still offers to cancel what can't be cancelled any more", id, e);
        }
    }

    /** Unless it is over by now: then its end stands there, or will. */
    private void show(JobId id) {
        Lock telling = telling(id);
        telling.lock();
        try {
            store.find(id).filter(batch -> !batch.isOver()).ifPresent(this::show);
        } finally {
            telling.unlock();
        }
    }

    /** Members end at the same moment, and what the slower one saw must not take the place of the end. */
    private Lock telling(JobId id) {
        return telling.get(Math.floorMod(id.hashCode(), telling.size()));
    }

    private void show(Batch batch) {
        UserMessage text = wording(batch).progress(tally(batch), untilEnd(batch), visible(batch));
        if (batch.waiting() == 0) {
            messenger(batch).progress(batch.replyTo(), text);
        } else {
            messenger(batch)
                    .progress(
                            batch.replyTo(), text, Control.cancelRest(batch.id().value()));
        }
    }

    /** As long for each of the rest as for each so far; nothing while none is done. */
    private Duration untilEnd(Batch batch) {
        int over = batch.size() - batch.underWay() - batch.refused();
        Duration taken = Duration.between(batch.createdAt(), clock.instant());
        return over == 0 ? Duration.ZERO : taken.multipliedBy(batch.underWay()).dividedBy(over);
    }

    /** Says of every batch that is over how it ended. */
    void concludeFinished(InstanceId instance) {
        Set<PlatformId> platforms = messengers.platforms();
        while (true) {
            Instant now = clock.instant();
            Optional<Batch> finished = store.claimFinished(instance, platforms, now, now.plus(LEASE));
            if (finished.isEmpty()) {
                return;
            }
            conclude(finished.get());
        }
    }

    private void conclude(Batch batch) {
        Lock telling = telling(batch.id());
        telling.lock();
        try {
            messenger(batch).conclude(batch.replyTo(), conclusion(batch));
        } catch (FailureException e) {
            notConcluded(batch, e.failure());
            return;
        } catch (RuntimeException e) {
            String incident = incidents.report("concluding a batch", e).incident();
            notConcluded(batch, new Failure.Undeliverable("incident " + incident, Persistence.PASSING));
            return;
        } finally {
            telling.unlock();
        }
        store.closed(batch.id(), clock.instant());
        LOG.info("batch {} is over: {} of {}", batch.id(), batch.done(), batch.size());
    }

    private void notConcluded(Batch batch, Failure failure) {
        Optional<Instant> again = retries.redeliverAt(failure, batch.tries(), clock.instant());
        LOG.warn("the end of batch {} could not be told, again at {}", batch.id(), again.orElse(null));
        again.ifPresentOrElse(at -> store.retryAt(batch.id(), at), () -> store.closed(batch.id(), clock.instant()));
    }

    private Conclusion conclusion(Batch batch) {
        BatchWording wording = wording(batch);
        UserMessage summary = wording.summary(tally(batch), missing(batch), visible(batch));
        return new Conclusion(
                batch.id().value(),
                summary,
                sheets.find(batch, messenger(batch).limits(batch.replyTo())).orElse(null),
                wording.sheet(),
                batch.presentation(),
                batch.done() == batch.size() ? Outcome.COMPLETE : Outcome.INCOMPLETE);
    }

    private List<BatchWording.Missing> missing(Batch batch) {
        List<BatchWording.Missing> missing = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Batch.Member member = batch.members().get(i);
            if (member.standing() instanceof Standing.Failed failed) {
                missing.add(new BatchWording.Missing(i + 1, member.label(), failed.reason(), untilReset(failed)));
            }
        }
        return missing;
    }

    private Duration untilReset(Standing.Failed failed) {
        return failed.reason() instanceof Failure.QuotaExceeded quota
                ? Duration.between(clock.instant(), quota.resetsAt())
                : Duration.ZERO;
    }

    private static BatchWording.Tally tally(Batch batch) {
        return new BatchWording.Tally(batch.size(), batch.done(), batch.failed(), batch.cancelled());
    }

    private static Visibility visible(Batch batch) {
        return batch.presentation().visibility();
    }

    private static BatchWording wording(Batch batch) {
        return BatchWording.in(batch.sender().locale());
    }

    private Messenger messenger(Batch batch) {
        return messengers.require(batch.replyTo().platform());
    }
}
