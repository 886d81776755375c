package dev.easel.engine;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.job.Admission;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in planned requests: by the rules of the place, unless their asker is content with what they were given before, at
 * a price that they agree to, through the door.
 */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    /** Long enough for an acknowledgement to reach the platform, short when it never does. */
    private static final Duration ACKNOWLEDGE_WITHIN = Duration.ofSeconds(5);

    private final Tailoring tailoring;
    private final RequestPlanner planner;
    private final Steward steward;
    private final Reuse reuse;
    private final PriceFirst prices;
    private final QuotaRules rules;
    private final JobStore jobs;
    private final Door door;
    private final Messengers messengers;
    private final Duration deadline;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final @Nullable InstanceId pinnedTo;
    private final Runnable admitted;

    /**
     * A reception.
     *
     * @param deadline how long a job may wait
     * @param pinnedTo the instance that alone may run what comes in here, while it lives
     * @param admitted told after each new job
     */
    Reception(
            Tailoring tailoring,
            RequestPlanner planner,
            Steward steward,
            Reuse reuse,
            PriceFirst prices,
            QuotaRules rules,
            JobStore jobs,
            Door door,
            Messengers messengers,
            Duration deadline,
            InstantSource clock,
            RandomGenerator random,
            @Nullable InstanceId pinnedTo,
            Runnable admitted) {
        this.tailoring = tailoring;
        this.planner = planner;
        this.steward = steward;
        this.reuse = reuse;
        this.prices = prices;
        this.rules = rules;
        this.jobs = jobs;
        this.door = door;
        this.messengers = messengers;
        this.deadline = deadline;
        this.clock = clock;
        this.random = random;
        this.pinnedTo = pinnedTo;
        this.admitted = admitted;
    }

    /** What became of a request that was not refused. */
    enum Outcome {
        /** It is a job, or was one already. */
        TAKEN,
        /** It waits for its asker's word. */
        HELD
    }

    /**
     * Takes a request in, or asks whether its asker is content with what they were given before, or with the price.
     *
     * @throws FailureException why it is refused
     */
    Outcome take(Incoming incoming, Plan asked, @Nullable Origin origin, Consent consent) {
        requireAllowed(incoming, asked);
        Messenger messenger = messengers.require(incoming.replyTo().platform());
        Plan plan = messenger.showsPreviews() ? planner.withPreviews(asked) : asked;
        NewJob job = job(JobId.create(clock.instant(), random), incoming, plan, origin);
        if (consent.wish() == Consent.Wish.REUSE) {
            give(incoming, plan, job);
            return Outcome.TAKEN;
        }
        if (reuse.holds(incoming, plan, consent, messenger)
                || prices.holds(incoming, plan.cost(), consent, plan.summary(), messenger)) {
            return Outcome.HELD;
        }
        admit(incoming, job, messenger);
        return Outcome.TAKEN;
    }

    private void give(Incoming incoming, Plan plan, NewJob job) {
        switch (reuse.give(incoming, plan, job)) {
            case Admission.Admitted _ -> {
                LOG.info("job {} shows what is kept", job.id());
                admitted.run();
            }
            case Admission.Duplicate known -> LOG.info("job {} asked for again", known.existing());
            case Admission.Refused refused -> throw new FailureException(refused.reason());
        }
    }

    private void admit(Incoming incoming, NewJob job, Messenger messenger) {
        Door.Answer answer = door.admit(job);
        switch (answer.admission()) {
            case Admission.Admitted accepted -> {
                int ahead = answer.ahead().jobs();
                LOG.info("job {} admitted, {} ahead, about {}", job.id(), ahead, answer.untilTurn());
                Wording wording = Wording.in(incoming.sender().locale());
                acknowledge(
                        incoming,
                        accepted.job(),
                        messenger,
                        wording.queued(
                                ahead, answer.untilTurn(), job.presentation().visibility()));
            }
            case Admission.Duplicate known -> LOG.info("job {} asked for again", known.existing());
            case Admission.Refused refused -> throw new FailureException(refused.reason());
        }
    }

    /**
     * Refuses what the rules of the place, or of the house, forbid.
     *
     * @throws FailureException why
     */
    void requireAllowed(Incoming incoming, Plan plan) {
        tailoring.requireAllowed(incoming, plan.request().model());
        steward.requireDecent(incoming, plan.request());
    }

    /**
     * The same plan, unless the rules of the house forbid its options: a default that breaks them is no default here.
     *
     * @throws FailureException why
     */
    Plan permitted(Incoming incoming, Plan plan) {
        steward.requirePermitted(incoming, plan.request());
        return plan;
    }

    private NewJob job(JobId id, Incoming incoming, Plan plan, @Nullable Origin origin) {
        Instant now = clock.instant();
        return new NewJob(
                id,
                incoming.eventId(),
                incoming.sender(),
                incoming.place(),
                incoming.replyTo(),
                plan.request(),
                plan.presentation(),
                plan.notes(),
                plan.cost(),
                rules.applying(incoming.sender(), incoming.place(), now),
                now,
                now.plus(ACKNOWLEDGE_WITHIN),
                now.plus(deadline),
                pinnedTo,
                origin);
    }

    /** The job is durable: from here on, nothing that goes wrong may lose it or tell the sender that it failed. */
    private void acknowledge(Incoming incoming, JobId job, Messenger messenger, UserMessage text) {
        ReplyAddress address = incoming.replyTo();
        try {
            address = messenger.acknowledge(address, text, Control.cancel(job.value()));
        } catch (RuntimeException e) {
            LOG.warn("job {} could not be acknowledged: {}", job, e.toString());
        }
        try {
            jobs.acknowledged(job, address);
        } catch (RuntimeException e) {
            LOG.warn("job {} keeps its first address", job, e);
        }
        admitted.run();
    }
}
