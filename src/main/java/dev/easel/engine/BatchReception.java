package dev.easel.engine;

import dev.easel.core.batch.BatchAdmission;
import dev.easel.core.batch.NewBatch;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Origin;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobId;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaRules;
import dev.easel.engine.Reception.Outcome;
import dev.easel.engine.Unfolding.Drawing;
import dev.easel.engine.Unfolding.Unfolded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in wishes that stand for several drawings: plans them all, admits what has room, and tells the sender. */
final class BatchReception {
    private static final Logger LOG = LoggerFactory.getLogger(BatchReception.class);

    /** Long enough for an acknowledgement to reach the platform, short when it never does. */
    private static final Duration ACKNOWLEDGE_WITHIN = Duration.ofSeconds(5);

    /** How much later each member may be drawn than the one before it. */
    private static final Duration BETWEEN_DEADLINES = Duration.ofMinutes(1);

    private final Reception reception;
    private final PriceFirst prices;
    private final QuotaRules rules;
    private final Door door;
    private final Batches batches;
    private final Messengers messengers;
    private final Duration deadline;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final @Nullable InstanceId pinnedTo;
    private final Runnable admitted;

    /**
     * A reception.
     *
     * @param deadline how long a job that is asked for alone may wait
     * @param pinnedTo the instance that alone may run what comes in here, while it lives
     * @param admitted told after each new batch
     */
    BatchReception(
            Reception reception,
            PriceFirst prices,
            QuotaRules rules,
            Door door,
            Batches batches,
            Messengers messengers,
            Duration deadline,
            InstantSource clock,
            RandomGenerator random,
            @Nullable InstanceId pinnedTo,
            Runnable admitted) {
        this.reception = reception;
        this.prices = prices;
        this.rules = rules;
        this.door = door;
        this.batches = batches;
        this.messengers = messengers;
        this.deadline = deadline;
        this.clock = clock;
        this.random = random;
        this.pinnedTo = pinnedTo;
        this.admitted = admitted;
    }

    /**
     * Takes the drawings in as one batch, or asks what its asker says to the price of all of it. All of them are drawn,
     * whatever was drawn before: asking about one of many would hold up the others, and about each would be tiresome.
     *
     * @param planner plans each of them
     * @param origin the image of ours that all of them are made from
     * @throws FailureException why not one of them is
     */
    Outcome take(
            Incoming incoming,
            Unfolded unfolded,
            Function<Drawing, Plan> planner,
            @Nullable Origin origin,
            Consent consent) {
        List<Plan> plans = plans(incoming, unfolded.drawings(), planner);
        Messenger messenger = messengers.require(incoming.replyTo().platform());
        if (prices.holds(incoming, total(plans), consent, plans.getFirst().summary(), messenger)) {
            return Outcome.HELD;
        }
        NewBatch batch = batch(incoming, unfolded, plans, origin);
        Door.BatchAnswer answer = door.admit(batch);
        switch (answer.admission()) {
            case BatchAdmission.Admitted accepted -> {
                LOG.info(
                        "batch {} admitted, {} of {}, about {}",
                        batch.id(),
                        accepted.admitted(),
                        batch.members().size(),
                        answer.untilEnd());
                batches.acknowledge(batch.id(), answer.untilEnd());
                admitted.run();
            }
            case BatchAdmission.Duplicate ignored -> LOG.info("a batch was asked for again");
            case BatchAdmission.Refused refused -> throw new FailureException(refused.reason());
        }
        return Outcome.TAKEN;
    }

    private static Cost total(List<Plan> plans) {
        return new Cost(
                plans.stream().mapToLong(plan -> plan.cost().images()).sum(),
                plans.stream().mapToLong(plan -> plan.cost().micros()).sum());
    }

    /** All of them, or everything that is wrong with the first one that can't be planned. */
    private List<Plan> plans(Incoming incoming, List<Drawing> drawings, Function<Drawing, Plan> planner) {
        List<Plan> plans = new ArrayList<>();
        for (Drawing drawing : drawings) {
            plans.add(Unfolding.numbered(plans.size() + 1, () -> {
                Plan plan = planner.apply(drawing);
                reception.requireAllowed(incoming, plan);
                return plan;
            }));
        }
        return plans;
    }

    private NewBatch batch(Incoming incoming, Unfolded unfolded, List<Plan> plans, @Nullable Origin origin) {
        Instant now = clock.instant();
        // Who was admitted at the same moment is drawn in the order of the ids.
        List<JobId> ids = Stream.generate(() -> JobId.create(now, random))
                .limit(plans.size())
                .sorted(Comparator.comparing(JobId::value))
                .toList();
        List<NewBatch.Member> members = new ArrayList<>();
        for (Plan plan : plans) {
            JobId id = ids.get(members.size());
            Drawing drawing = unfolded.drawings().get(members.size());
            Instant until = now.plus(deadline).plus(BETWEEN_DEADLINES.multipliedBy(members.size()));
            members.add(new NewBatch.Member(drawing.label(), job(id, incoming, plan, origin, now, until)));
        }
        return new NewBatch(JobId.create(now, random), incoming.replyTo(), unfolded.sheet(), members);
    }

    private NewJob job(JobId id, Incoming incoming, Plan plan, @Nullable Origin origin, Instant now, Instant until) {
        Messenger messenger = messengers.require(incoming.replyTo().platform());
        return new NewJob(
                id,
                incoming.eventId(),
                incoming.sender(),
                incoming.place(),
                messenger.later(incoming.replyTo()),
                plan.request(),
                plan.presentation(),
                plan.notes(),
                plan.cost(),
                rules.applying(incoming.sender(), incoming.place(), now),
                now,
                now.plus(ACKNOWLEDGE_WITHIN),
                until,
                pinnedTo,
                origin);
    }
}
