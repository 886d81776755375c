package dev.easel.engine;

import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Encores;
import dev.easel.core.job.NewJob;
import dev.easel.core.text.OfferWording;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Offers people the images that they were given before, when they ask in words for exactly the same. Who presses a button
 * or reacts wants new ones.
 */
final class Reuse {
    private final Proposals proposals;
    private final Encores encores;
    private final @Nullable Duration after;
    private final ZoneId zone;
    private final InstantSource clock;

    /**
     * A reuse.
     *
     * @param after how old images are at least: who asks again sooner wants others; absent: nobody is asked
     * @param zone whose days are named
     */
    Reuse(Proposals proposals, Encores encores, @Nullable Duration after, ZoneId zone, InstantSource clock) {
        this.proposals = proposals;
        this.encores = encores;
        this.after = after;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Puts the images of before in front of whoever asks for them again.
     *
     * @return whether the request waits now for their word
     */
    boolean holds(Incoming incoming, Plan plan, Consent consent, Messenger messenger) {
        boolean asks = consent.wish() == Consent.Wish.UNKNOWN && isInWords(incoming) && messenger.offersControls();
        Optional<Exhibit> earlier = asks ? find(incoming, plan) : Optional.empty();
        earlier.ifPresent(exhibit -> {
            OfferWording wording = OfferWording.in(incoming.sender().locale());
            proposals.make(
                    incoming,
                    plan.cost(),
                    wording.reuse(
                            plan.request().count(),
                            day(exhibit),
                            today(),
                            plan.cost().micros(),
                            Proposals.STANDS),
                    List.of(Action.REUSE, Action.REDRAW),
                    messenger);
        });
        return earlier.isPresent();
    }

    private static boolean isInWords(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Command _, Incoming.Mention _, Incoming.Submission _ -> true;
            case Incoming.Press _, Incoming.Reaction _, Incoming.MaskSubmission _ -> false;
        };
    }

    private Optional<Exhibit> find(Incoming incoming, Plan plan) {
        return after == null
                ? Optional.empty()
                : encores.find(
                                incoming.sender().user(),
                                plan.request(),
                                clock.instant().minus(after))
                        .filter(exhibit -> incoming.place().admits(exhibit.place()));
    }

    /**
     * Shows them, in place of a drawing.
     *
     * @param job what would have been drawn
     * @throws FailureException {@code UserError} when they are gone meanwhile
     */
    Admission give(Incoming incoming, Plan plan, NewJob job) {
        Exhibit exhibit =
                find(incoming, plan).orElseThrow(() -> new FailureException(Failure.UserError.of("encore-gone")));
        OfferWording wording = OfferWording.in(incoming.sender().locale());
        String note = wording.reused(exhibit.artwork().images().size(), day(exhibit), today());
        return encores.give(job.asEncore(List.of(note)), exhibit.id());
    }

    private LocalDate day(Exhibit exhibit) {
        return LocalDate.ofInstant(exhibit.createdAt(), zone);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
