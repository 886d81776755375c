package dev.easel.engine;

import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import dev.easel.core.image.Imaging;
import dev.easel.core.text.Wording;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Plans what was asked for, with everything that is set and allowed for whoever asks and where. */
final class Drafting {
    private final RequestPlanner planner;
    private final SourceReader sources;
    private final Tailoring tailoring;
    private final Reception reception;
    private final InstantSource clock;

    Drafting(RequestPlanner planner, Imaging imaging, Tailoring tailoring, Reception reception, InstantSource clock) {
        this.planner = planner;
        this.sources = new SourceReader(imaging);
        this.tailoring = tailoring;
        this.reception = reception;
        this.clock = clock;
    }

    Plan plan(Intent.Draw draw, Incoming incoming) {
        Wording wording = wording(incoming);
        return tailoring.plan(
                incoming,
                CommandName.IMAGINE,
                draw.options(),
                options -> reception.permitted(
                        incoming, planner.plan(new Intent.Draw(draw.prompt(), options), today(), wording)));
    }

    /** Takes in what an edit is made from, for those who may have it edited there. */
    Sources read(Intent.Repaint repaint, Incoming incoming, AttachmentSource files) {
        tailoring.requireWelcome(incoming);
        return sources.read(repaint, files, wording(incoming));
    }

    Plan plan(Intent.Repaint repaint, Incoming incoming, Sources read) {
        Wording wording = wording(incoming);
        return tailoring.plan(
                incoming,
                CommandName.EDIT,
                repaint.options(),
                options -> reception.permitted(
                        incoming,
                        planner.plan(
                                new Intent.Repaint(repaint.prompt(), options, repaint.pictures(), repaint.masks()),
                                read,
                                today(),
                                wording)));
    }

    /** As {@link #read(Intent.Repaint, Incoming, AttachmentSource)}, of a variation. */
    Sources read(Intent.Vary vary, Incoming incoming, AttachmentSource files) {
        tailoring.requireWelcome(incoming);
        return sources.read(vary, files);
    }

    Plan plan(Intent.Vary vary, Incoming incoming, Sources read) {
        Wording wording = wording(incoming);
        return tailoring.plan(
                incoming,
                CommandName.VARIATIONS,
                vary.options(),
                options -> reception.permitted(
                        incoming,
                        planner.plan(new Intent.Vary(vary.hint(), options, vary.pictures()), read, today(), wording)));
    }

    Plan plan(Intent.Again again, Incoming incoming) {
        return planner.again(again.order().request(), again.order().presentation(), today(), wording(incoming));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Wording wording(Incoming incoming) {
        return Wording.in(incoming.sender().locale());
    }
}
