package dev.easel.engine;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.Viewer;
import dev.easel.core.image.Imaging;
import dev.easel.core.job.Offer;
import dev.easel.core.text.BatchWording;
import dev.easel.core.text.OfferWording;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Wording;
import dev.easel.engine.Reception.Outcome;
import dev.easel.engine.desk.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what comes in: interprets, plans and admits it, and tells the sender. */
final class Intake implements Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Interpreter interpreter;
    private final Drafting drafts;
    private final Reception reception;
    private final Proposals proposals;
    private final Curator curator;
    private final Commissions commissions;
    private final Recognition recognition;
    private final Cancellations cancellations;
    private final MaskSessions masks;
    private final Desk desk;
    private final Tailoring tailoring;
    private final Messengers messengers;
    private final InstantSource clock;
    private final Incidents incidents;

    Intake(
            ReactionRules reactions,
            RequestPlanner planner,
            Imaging imaging,
            Reception reception,
            Proposals proposals,
            Exhibits exhibits,
            Recognition recognition,
            Unfolding unfolding,
            BatchReception batches,
            Cancellations cancellations,
            MaskSessions masks,
            Desk desk,
            Tailoring tailoring,
            Messengers messengers,
            InstantSource clock,
            RandomGenerator random) {
        this.interpreter =
                new Interpreter(reactions, new Inquiries(desk::serves), exhibits, messengers::offerConversation);
        this.drafts = new Drafting(planner, imaging, tailoring, reception, clock);
        this.reception = reception;
        this.proposals = proposals;
        this.curator = new Curator(exhibits, messengers, clock);
        this.commissions = new Commissions(unfolding, drafts, reception, batches);
        this.recognition = recognition;
        this.cancellations = cancellations;
        this.masks = masks;
        this.desk = desk;
        this.tailoring = tailoring;
        this.messengers = messengers;
        this.clock = clock;
        this.incidents = new Incidents(random);
    }

    @Override
    public void accept(Incoming incoming) {
        try {
            serve(incoming, Consent.NONE);
        } catch (FailureException e) {
            LOG.debug("refused: {}", e.failure().kind());
            refuse(incoming, e.failure());
        } catch (RuntimeException e) {
            refuse(incoming, incidents.report("accepting a request", e));
        }
    }

    private Outcome serve(Incoming incoming, Consent consent) {
        return switch (interpreter.interpret(incoming)) {
            case Intent.Draw draw -> commissions.take(draw, incoming, consent);
            case Intent.DrawListed listed ->
                commissions.take(read(listed, incoming, attachments(incoming)), incoming, consent);
            case Intent.AskForPrompts ask -> done(() -> askForPrompts(ask, incoming));
            case Intent.Repaint repaint -> commissions.take(repaint, incoming, attachments(incoming), consent);
            case Intent.Vary vary -> commissions.take(vary, incoming, attachments(incoming), consent);
            case Intent.Again again ->
                reception.take(
                        incoming, drafts.plan(again, incoming), again.order().origin(), consent.toDraw());
            case Intent.Painted painted -> take(painted, consent);
            case Intent.Revise revise -> done(() -> curator.revise(revise, incoming));
            case Intent.Explain explain -> done(() -> curator.explain(explain, incoming));
            case Intent.Identify identify -> done(() -> identify(identify, incoming));
            case Intent.Undo undo -> done(() -> curator.undo(undo, incoming));
            case Intent.Remove remove -> done(() -> curator.remove(remove, incoming));
            case Intent.OpenEditor open -> done(() -> masks.open(open, incoming, messenger(incoming)));
            case Intent.Ignore ignored -> done(() -> LOG.debug("not for Easel"));
            case Intent.Ask ask -> done(() -> desk.answer(ask.inquiry(), messenger(incoming)));
            case Intent.Cancel cancel -> done(() -> cancellations.cancel(cancel, incoming));
            case Intent.CancelRest rest -> done(() -> cancellations.cancelRest(rest, incoming));
            case Intent.Confirm confirm -> done(() -> settle(confirm.offer(), incoming, this::confirm));
            case Intent.Reuse reuse -> done(() -> settle(reuse.offer(), incoming, this::reuse));
            case Intent.Decline decline -> done(() -> settle(decline.offer(), incoming, this::decline));
        };
    }

    private static Outcome done(Runnable act) {
        act.run();
        return Outcome.TAKEN;
    }

    /** The request is looked at again from the beginning: only at the price that was agreed to does it go on. */
    private UserMessage confirm(Offer offer, Incoming press, OfferWording wording) {
        Consent consent = Consent.upTo(offer.cost().micros());
        Outcome outcome = serve(Proposals.agreed(offer, messenger(press)), consent);
        proposals.confirmed(offer);
        return outcome == Outcome.HELD ? wording.dearer() : wording.confirmed();
    }

    private UserMessage reuse(Offer offer, Incoming press, OfferWording wording) {
        serve(Proposals.agreed(offer, messenger(press)), Consent.REUSE);
        proposals.confirmed(offer);
        return wording.free();
    }

    private UserMessage decline(Offer offer, Incoming press, OfferWording wording) {
        return proposals.decline(offer) ? wording.declined() : wording.answered();
    }

    /** A word on an offer. The answer stands in the offer's place, where the first one stays. */
    private void settle(String id, Incoming press, Settling settling) {
        OfferWording wording = OfferWording.in(press.sender().locale());
        Offer offer = proposals.find(id, press.sender()).orElse(null);
        if (offer != null && offer.state() != Offer.State.OPEN) {
            messenger(press).fail(press.replyTo(), wording.answered());
            return;
        }
        UserMessage word =
                offer != null && proposals.isOpen(offer) ? settling.settle(offer, press, wording) : wording.over();
        try {
            answer(press, word);
        } catch (FailureException e) {
            LOG.info(
                    "the word on an offer was taken, and that could not be told: {}",
                    e.failure().kind());
        }
    }

    /** What one word on an offer does; what is said of it is returned. */
    @FunctionalInterface
    private interface Settling {
        UserMessage settle(Offer offer, Incoming press, OfferWording wording);
    }

    private void answer(Incoming incoming, UserMessage text) {
        messenger(incoming).answer(incoming.replyTo(), Answer.of(text));
    }

    private Intent.Draw read(Intent.DrawListed listed, Incoming incoming, AttachmentSource files) {
        tailoring.requireWelcome(incoming);
        return new Intent.Draw(PromptFile.read(listed.prompts(), files), listed.options());
    }

    /** Looking at files is work, which nobody has done who is left out. */
    private void identify(Intent.Identify identify, Incoming incoming) {
        tailoring.requireWelcome(incoming);
        Viewer viewer = new Viewer(incoming.sender().user(), incoming.place());
        curator.explain(recognition.require(identify.files(), attachments(incoming), viewer), incoming);
    }

    private void askForPrompts(Intent.AskForPrompts ask, Incoming incoming) {
        BatchWording wording = BatchWording.in(incoming.sender().locale());
        if (!messenger(incoming).ask(incoming.replyTo(), BatchForm.of(ask.options(), wording))) {
            answer(incoming, wording.noForm());
        }
    }

    /**
     * What a request would be, by everything that holds there. Nothing comes of it.
     *
     * @return at least one; several for a batch
     * @throws FailureException why it would be refused
     */
    List<Plan> plans(Incoming incoming, AttachmentSource files) {
        List<Plan> plans = switch (interpreter.interpret(incoming)) {
            case Intent.Draw draw -> commissions.plans(draw, incoming);
            case Intent.DrawListed listed -> commissions.plans(read(listed, incoming, files), incoming);
            case Intent.Repaint repaint -> commissions.plans(repaint, incoming, files);
            case Intent.Vary vary -> commissions.plans(vary, incoming, files);
            case Intent _ -> throw new IllegalArgumentException("only what draws has a plan");
        };
        plans.forEach(plan -> reception.requireAllowed(incoming, plan));
        return plans;
    }

    private Outcome take(Intent.Painted painted, Consent consent) {
        Incoming.MaskSubmission submission = painted.submission();
        EditSession session = masks.require(submission);
        Intent.Repaint repaint = masks.repaint(session, submission);
        Sources read = masks.read(session, submission, wording(submission));
        Outcome outcome = commissions.take(repaint, submission, read, session.origin(), consent);
        switch (outcome) {
            case TAKEN -> masks.redeem(session);
            case HELD ->
                masks.refuse(
                        submission,
                        OfferWording.in(submission.sender().locale()).elsewhere());
        }
        return outcome;
    }

    private static Wording wording(Incoming incoming) {
        return Wording.in(incoming.sender().locale());
    }

    private AttachmentSource attachments(Incoming incoming) {
        return messengers.attachments(incoming.replyTo().platform());
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
