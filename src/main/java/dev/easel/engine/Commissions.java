package dev.easel.engine;

import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.Origin;
import dev.easel.engine.Reception.Outcome;
import dev.easel.engine.Unfolding.Drawing;
import dev.easel.engine.Unfolding.Unfolded;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes in wishes that may stand for several drawings: one as a job, several as a batch. */
record Commissions(Unfolding unfolding, Drafting drafts, Reception reception, BatchReception batches) {

    /**
     * Takes a wish in, or asks what its asker says to the price.
     *
     * @param consent what they said to it already
     * @throws dev.easel.core.failure.FailureException why it is refused
     */
    Outcome take(Intent.Draw wish, Incoming incoming, Consent consent) {
        return take(unfolding.unfold(wish), incoming, planner(incoming), null, consent);
    }

    /** As {@link #take(Intent.Draw, Incoming, Consent)}; what all its drawings are made from is taken in once. */
    Outcome take(Intent.Repaint wish, Incoming incoming, AttachmentSource files, Consent consent) {
        Unfolded unfolded = unfolding.unfold(wish);
        Sources read = drafts.read(wish, incoming, files);
        return take(
                unfolded,
                incoming,
                planner(wish, incoming, read),
                wish.pictures().origin(),
                consent);
    }

    /** As {@link #take(Intent.Repaint, Incoming, AttachmentSource, Consent)}, of what was taken in already. */
    Outcome take(Intent.Repaint wish, Incoming incoming, Sources read, @Nullable Origin origin, Consent consent) {
        return take(unfolding.unfold(wish), incoming, planner(wish, incoming, read), origin, consent);
    }

    /** As {@link #take(Intent.Repaint, Incoming, AttachmentSource, Consent)}. */
    Outcome take(Intent.Vary wish, Incoming incoming, AttachmentSource files, Consent consent) {
        Unfolded unfolded = unfolding.unfold(wish);
        Sources read = drafts.read(wish, incoming, files);
        return take(
                unfolded,
                incoming,
                planner(wish, incoming, read),
                wish.pictures().origin(),
                consent);
    }

    private Outcome take(
            Unfolded unfolded,
            Incoming incoming,
            Function<Drawing, Plan> planner,
            @Nullable Origin origin,
            Consent consent) {
        return unfolded.isSingle()
                ? reception.take(incoming, planner.apply(unfolded.drawings().getFirst()), origin, consent)
                : batches.take(incoming, unfolded, planner, origin, consent);
    }

    /** What the drawings of a wish would be; nothing comes of it. */
    List<Plan> plans(Intent.Draw wish, Incoming incoming) {
        return unfolding.unfold(wish).drawings().stream().map(planner(incoming)).toList();
    }

    /** As {@link #plans(Intent.Draw, Incoming)}. */
    List<Plan> plans(Intent.Repaint wish, Incoming incoming, AttachmentSource files) {
        Unfolded unfolded = unfolding.unfold(wish);
        Sources read = drafts.read(wish, incoming, files);
        return unfolded.drawings().stream().map(planner(wish, incoming, read)).toList();
    }

    /** As {@link #plans(Intent.Draw, Incoming)}. */
    List<Plan> plans(Intent.Vary wish, Incoming incoming, AttachmentSource files) {
        Unfolded unfolded = unfolding.unfold(wish);
        Sources read = drafts.read(wish, incoming, files);
        return unfolded.drawings().stream().map(planner(wish, incoming, read)).toList();
    }

    private Function<Drawing, Plan> planner(Intent.Vary wish, Incoming incoming, Sources read) {
        return drawing ->
                drafts.plan(new Intent.Vary(drawing.prompt(), drawing.options(), wish.pictures()), incoming, read);
    }

    private Function<Drawing, Plan> planner(Incoming incoming) {
        return drawing -> drafts.plan(new Intent.Draw(drawing.prompt(), drawing.options()), incoming);
    }

    private Function<Drawing, Plan> planner(Intent.Repaint wish, Incoming incoming, Sources read) {
        return drawing -> drafts.plan(
                new Intent.Repaint(drawing.prompt(), drawing.options(), wish.pictures(), wish.masks()), incoming, read);
    }
}
