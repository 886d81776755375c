package dev.easel.engine;

import dev.easel.core.batch.BatchStore;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.image.Imaging;
import dev.easel.core.job.Encores;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.Offers;
import dev.easel.core.job.Quote;
import dev.easel.core.job.RetryPolicy;
import dev.easel.core.job.WaitingRoom;
import dev.easel.core.quota.ConfirmAbove;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaBook;
import dev.easel.core.quota.QuotaRules;
import dev.easel.engine.desk.Desk;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The engine's parts, put together. */
public final class Engine {
    private final Messengers messengers = new Messengers();
    private final JobWorker worker;
    private final Intake intake;
    private final RequestPlanner planner;
    private final QuotaRules rules;
    private final QuotaBook book;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * An engine at rest.
     *
     * @param reactions what emojis ask for
     * @param room whose jobs wait there, and are kept up to date
     * @param recognition finds out which of its images a file shows
     * @param masks where people get their links to the mask editor
     * @param desk where everything is answered that draws nothing
     * @param tailoring fits requests to whoever asks and to the place
     * @param steward holds requests against the house rules
     * @param offers requests that wait for their asker's word
     * @param confirmAbove at which price they do
     * @param encores images that are shown once more instead of being drawn again
     * @param reuseAfter how old those are at least that are offered; absent: none is
     * @param unfolding how many drawings one wish stands for
     * @param concurrent how many jobs are drawn at once
     * @param deadline how long a job may wait
     * @param tenure whose jobs this instance runs
     */
    public Engine(
            ReactionRules reactions,
            RequestPlanner planner,
            Imaging imaging,
            QuotaRules rules,
            JobStore jobs,
            WaitingRoom room,
            Gallery gallery,
            Recognition recognition,
            QuotaBook book,
            Studio studio,
            MaskSessions masks,
            Desk desk,
            Tailoring tailoring,
            Steward steward,
            Offers offers,
            ConfirmAbove confirmAbove,
            Encores encores,
            @Nullable Duration reuseAfter,
            BatchStore batchStore,
            Unfolding unfolding,
            RetryPolicy retries,
            int concurrent,
            Duration deadline,
            Tenure tenure,
            InstantSource clock,
            RandomGenerator random) {
        this.planner = planner;
        this.rules = rules;
        this.book = book;
        this.clock = clock;
        this.random = random;
        Succession succession = new Succession(planner.successors(), jobs, clock);
        Controls controls =
                new Controls(masks::offers, () -> planner.edits(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        Deliveries deliveries = new Deliveries(new Captions(rules, book, gallery), controls, studio, imaging);
        Batches batches = new Batches(batchStore, new ContactSheets(batchStore, imaging), messengers, retries, clock);
        JobRunner runner = new JobRunner(jobs, messengers, studio, succession, deliveries, batches, retries, clock);
        Usher usher = new Usher(room, studio.health(), messengers, Instances.current(), clock);
        worker = new JobWorker(jobs, runner, batches, messengers, usher, concurrent, clock);
        InstanceId pinnedTo = tenure == Tenure.OWN ? Instances.current() : null;
        Door door = new Door(jobs, batchStore, studio.health());
        Cancellations cancellations =
                new Cancellations(jobs, batchStore, studio.health(), messengers, worker::abandon, clock);
        Proposals proposals = new Proposals(offers, clock, random);
        PriceFirst prices = new PriceFirst(proposals, confirmAbove);
        Reception reception = new Reception(
                tailoring,
                planner,
                steward,
                new Reuse(proposals, encores, reuseAfter, rules.zone(), clock),
                prices,
                rules,
                jobs,
                door,
                messengers,
                deadline,
                clock,
                random,
                pinnedTo,
                worker::wake);
        BatchReception batchReception = new BatchReception(
                reception, prices, rules, door, batches, messengers, deadline, clock, random, pinnedTo, worker::wake);
        intake = new Intake(
                reactions,
                planner,
                imaging,
                reception,
                proposals,
                new Exhibits(gallery, jobs),
                recognition,
                unfolding,
                batchReception,
                cancellations,
                masks,
                desk,
                tailoring,
                messengers,
                clock,
                random);
    }

    /** Who may run the jobs that come in here. */
    public enum Tenure {
        /** Any instance. */
        SHARED,
        /** This one alone, while it lives: somebody waits at it for the result. */
        OWN
    }

    /**
     * Plans and admits made-up requests, so that the first real ones are quick.
     *
     * @param jobs where they stay: a store that is thrown away
     */
    public void rehearse(JobStore jobs) {
        new Rehearsal(planner, rules, jobs, clock, random).run();
    }

    /**
     * Says what a request would be and cost at most. Nothing is drawn, reserved or charged.
     *
     * @throws dev.easel.core.failure.FailureException why it would be refused
     */
    public Quote quote(Incoming request, AttachmentSource attachments) {
        List<Plan> plans = intake.plans(request, attachments);
        long images = plans.stream().mapToLong(plan -> plan.cost().images()).sum();
        long micros = plans.stream().mapToLong(plan -> plan.cost().micros()).sum();
        return new Quote(
                plans.getFirst().request(),
                new Cost(images, micros),
                plans.getFirst().notes(),
                book.standing(rules.applying(request.sender(), request.place(), clock.instant())));
    }

    public Inbox inbox() {
        return intake;
    }

    public Messengers messengers() {
        return messengers;
    }

    public JobWorker worker() {
        return worker;
    }
}
