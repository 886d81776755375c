package dev.easel.engine;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.Imaging;
import dev.easel.core.job.Admission;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.text.BatchWording;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Wording;
import dev.easel.engine.desk.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what comes in: interprets, plans and admits it, and tells the sender. */
final class Intake implements Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** Long enough for an acknowledgement to reach the platform, short when it never does. */
    private static final Duration ACKNOWLEDGE_WITHIN = Duration.ofSeconds(5);

    private final Interpreter interpreter;
    private final RequestPlanner planner;
    private final SourceReader sources;
    private final QuotaRules rules;
    private final JobStore jobs;
    private final Curator curator;
    private final Door door;
    private final Unfolding unfolding;
    private final BatchReception batches;
    private final Cancellations cancellations;
    private final MaskSessions masks;
    private final Desk desk;
    private final Tailoring tailoring;
    private final Messengers messengers;
    private final Duration deadline;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Incidents incidents;
    private final @Nullable InstanceId pinnedTo;
    private final Runnable admitted;

    /**
     * An inbox.
     *
     * @param deadline how long a job may wait
     * @param pinnedTo the instance that alone may run what comes in here, while it lives
     * @param admitted told after each new job
     */
    Intake(
            ReactionRules reactions,
            RequestPlanner planner,
            Imaging imaging,
            QuotaRules rules,
            JobStore jobs,
            Exhibits exhibits,
            Door door,
            Unfolding unfolding,
            BatchReception batches,
            Cancellations cancellations,
            MaskSessions masks,
            Desk desk,
            Tailoring tailoring,
            Messengers messengers,
            Duration deadline,
            InstantSource clock,
            RandomGenerator random,
            @Nullable InstanceId pinnedTo,
            Runnable admitted) {
        this.interpreter = new Interpreter(reactions, new Inquiries(desk::serves), exhibits);
        this.planner = planner;
        this.sources = new SourceReader(imaging);
        this.rules = rules;
        this.jobs = jobs;
        this.curator = new Curator(exhibits, messengers, clock);
        this.door = door;
        this.unfolding = unfolding;
        this.batches = batches;
        this.cancellations = cancellations;
        this.masks = masks;
        this.desk = desk;
        this.tailoring = tailoring;
        this.messengers = messengers;
        this.deadline = deadline;
        this.clock = clock;
        this.random = random;
        this.incidents = new Incidents(random);
        this.pinnedTo = pinnedTo;
        this.admitted = admitted;
    }

    @Override
    public void accept(Incoming incoming) {
        try {
            switch (interpreter.interpret(incoming)) {
                case Intent.Draw draw -> draw(draw, incoming);
                case Intent.DrawListed listed -> draw(read(listed, incoming), incoming);
                case Intent.AskForPrompts ask -> askForPrompts(ask, incoming);
                case Intent.Repaint repaint ->
                    admit(incoming, plan(repaint, incoming), repaint.pictures().origin());
                case Intent.Vary vary ->
                    admit(incoming, plan(vary, incoming), vary.pictures().origin());
                case Intent.Again again ->
                    admit(incoming, plan(again, incoming), again.order().origin());
                case Intent.Revise revise -> curator.revise(revise, incoming);
                case Intent.Explain explain -> curator.explain(explain, incoming);
                case Intent.Remove remove -> curator.remove(remove, incoming);
                case Intent.OpenEditor open -> masks.open(open, incoming, messenger(incoming));
                case Intent.Painted painted -> admit(painted);
                case Intent.Ignore ignored -> LOG.debug("not for Easel");
                case Intent.Ask ask -> desk.answer(ask.inquiry(), messenger(incoming));
                case Intent.Cancel cancel -> cancellations.cancel(cancel, incoming);
                case Intent.CancelRest rest -> cancellations.cancelRest(rest, incoming);
            }
        } catch (FailureException e) {
            LOG.debug("refused: {}", e.failure().kind());
            refuse(incoming, e.failure());
        } catch (RuntimeException e) {
            refuse(incoming, incidents.report("accepting a request", e));
        }
    }

    private void draw(Intent.Draw wish, Incoming incoming) {
        Unfolding.Unfolded unfolded = unfolding.unfold(wish);
        if (unfolded.isSingle()) {
            admit(incoming, plan(unfolded.drawings().getFirst().wish(), incoming), null);
        } else {
            batches.take(incoming, unfolded);
        }
    }

    private Intent.Draw read(Intent.DrawListed listed, Incoming incoming) {
        tailoring.requireWelcome(incoming);
        return new Intent.Draw(PromptFile.read(listed.prompts(), attachments(incoming)), listed.options());
    }

    private void askForPrompts(Intent.AskForPrompts ask, Incoming incoming) {
        BatchWording wording = BatchWording.in(incoming.sender().locale());
        if (!messenger(incoming).ask(incoming.replyTo(), BatchForm.of(ask.options(), wording))) {
            messenger(incoming).answer(incoming.replyTo(), Answer.of(wording.noForm()));
        }
    }

    private Plan plan(Intent.Draw draw, Incoming incoming) {
        Wording wording = wording(incoming);
        return tailoring.plan(
                incoming,
                CommandName.IMAGINE,
                draw.options(),
                options -> planner.plan(new Intent.Draw(draw.prompt(), options), today(), wording));
    }

    private Plan plan(Intent.Repaint repaint, Incoming incoming) {
        Wording wording = wording(incoming);
        tailoring.requireWelcome(incoming);
        Sources read = sources.read(repaint, attachments(incoming), wording);
        return tailoring.plan(
                incoming,
                CommandName.EDIT,
                repaint.options(),
                options -> planner.plan(
                        new Intent.Repaint(repaint.prompt(), options, repaint.pictures(), repaint.masks()),
                        read,
                        today(),
                        wording));
    }

    private Plan plan(Intent.Vary vary, Incoming incoming) {
        Wording wording = wording(incoming);
        tailoring.requireWelcome(incoming);
        Sources read = sources.read(vary, attachments(incoming));
        return tailoring.plan(
                incoming,
                CommandName.VARIATIONS,
                vary.options(),
                options ->
                        planner.plan(new Intent.Vary(vary.hint(), options, vary.pictures()), read, today(), wording));
    }

    private Plan plan(Intent.Again again, Incoming incoming) {
        return planner.again(again.order().request(), again.order().presentation(), today(), wording(incoming));
    }

    private void admit(Intent.Painted painted) {
        Incoming.MaskSubmission submission = painted.submission();
        EditSession session = masks.require(submission);
        Intent.Repaint repaint = masks.repaint(session, submission);
        Wording wording = wording(submission);
        Sources read = masks.read(session, submission, wording);
        Plan plan = tailoring.plan(
                submission,
                CommandName.EDIT,
                repaint.options(),
                options -> planner.plan(
                        new Intent.Repaint(repaint.prompt(), options, repaint.pictures(), repaint.masks()),
                        read,
                        today(),
                        wording));
        admit(submission, plan, session.origin());
        masks.redeem(session);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Wording wording(Incoming incoming) {
        return Wording.in(incoming.sender().locale());
    }

    private AttachmentSource attachments(Incoming incoming) {
        return messengers.attachments(incoming.replyTo().platform());
    }

    private void admit(Incoming incoming, Plan asked, @Nullable Origin origin) {
        tailoring.requireAllowed(incoming, asked.request().model());
        Plan plan = messenger(incoming).showsPreviews() ? planner.withPreviews(asked) : asked;
        Instant now = clock.instant();
        JobId id = JobId.create(now, random);
        Door.Answer answer = door.admit(new NewJob(
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
                origin));
        switch (answer.admission()) {
            case Admission.Admitted accepted -> {
                int ahead = answer.ahead().jobs();
                LOG.info("job {} admitted, {} ahead, about {}", id, ahead, answer.untilTurn());
                acknowledge(
                        incoming,
                        accepted.job(),
                        wording(incoming)
                                .queued(
                                        ahead,
                                        answer.untilTurn(),
                                        plan.presentation().visibility()));
            }
            case Admission.Duplicate known -> LOG.info("job {} asked for again", known.existing());
            case Admission.Refused refused -> throw new FailureException(refused.reason());
        }
    }

    /** The job is durable: from here on, nothing that goes wrong may lose it or tell the sender that it failed. */
    private void acknowledge(Incoming incoming, JobId job, UserMessage text) {
        ReplyAddress address = incoming.replyTo();
        try {
            address = messenger(incoming).acknowledge(address, text, Control.cancel(job.value()));
        } catch (RuntimeException e) {
            LOG.warn("job {} could not be acknowledged", job, e);
        }
        try {
            jobs.acknowledged(job, address);
        } catch (RuntimeException e) {
            LOG.warn("job {} keeps its first address", job, e);
        }
        admitted.run();
    }

    private void refuse(Incoming incoming, Failure failure) {
        Instant over = over(failure);
        Duration untilReset = over == null ? Duration.ZERO : Duration.between(clock.instant(), over);
        UserMessage reason = wording(incoming).failure(failure, untilReset);
        try {
            if (incoming instanceof Incoming.MaskSubmission submission) {
                masks.refuse(submission, reason);
            } else {
                messenger(incoming).fail(incoming.replyTo(), reason);
            }
        } catch (RuntimeException e) {
            LOG.warn("a refusal ({}) could not be told", failure.kind(), e);
        }
    }

    /** When a refusal is no more, where that is known. */
    private static @Nullable Instant over(Failure failure) {
        return failure instanceof Failure.QuotaExceeded quota
                ? quota.resetsAt()
                : failure instanceof Failure.Barred barred ? barred.until() : null;
    }

    private Messenger messenger(Incoming incoming) {
        return messengers.require(incoming.replyTo().platform());
    }
}
