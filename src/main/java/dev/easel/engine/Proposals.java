package dev.easel.engine;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.identity.Sender;
import dev.easel.core.job.Offer;
import dev.easel.core.job.Offers;
import dev.easel.core.quota.Cost;
import dev.easel.core.text.UserMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts requests before their askers and hears their word. Nothing is reserved meanwhile. */
final class Proposals {
    private static final Logger LOG = LoggerFactory.getLogger(Proposals.class);

    /** How long an offer can be answered. */
    static final Duration STANDS = Duration.ofMinutes(15);

    private static final int ID_BYTES = 16;

    private final Offers offers;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random nobody may be able to guess what it makes */
    Proposals(Offers offers, InstantSource clock, RandomGenerator random) {
        this.offers = offers;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes an offer, once for each event.
     *
     * @param cost the most that the request can take
     * @param answers what can be said to it
     */
    void make(Incoming incoming, Cost cost, UserMessage text, List<Action> answers, Messenger messenger) {
        Instant now = clock.instant();
        Offer offer = new Offer(id(), incoming, cost, now, now.plus(STANDS), Offer.State.OPEN);
        if (offers.make(offer)) {
            LOG.info("a request for {} images waits for its asker's word", cost.images());
            List<Control> controls = answers.stream()
                    .map(answer -> new Control(answer, offer.id()))
                    .toList();
            messenger.answer(incoming.replyTo(), new Answer(text, List.of(), controls, List.of()));
        }
    }

    private String id() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /**
     * An offer, answered or not; empty when it is forgotten.
     *
     * @throws FailureException {@code UserError} when it is somebody else's
     */
    Optional<Offer> find(String id, Sender by) {
        Optional<Offer> offer = offers.find(id);
        if (offer.isPresent() && !offer.get().incoming().sender().user().equals(by.user())) {
            throw new FailureException(Failure.UserError.of("offer-not-yours"));
        }
        return offer;
    }

    /** Whether an offer can still be answered. */
    boolean isOpen(Offer offer) {
        return offer.isOpen(clock.instant());
    }

    /** What an offer's asker agreed to, answered in the conversation where it was asked for; one job at most. */
    static Incoming agreed(Offer offer, Messenger messenger) {
        return offer.incoming()
                .again("offer/" + offer.id(), messenger.later(offer.incoming().replyTo()));
    }

    /** The offer was taken up. */
    void confirmed(Offer offer) {
        offers.close(offer.id(), Offer.State.CONFIRMED, clock.instant());
    }

    /** The offer was turned down; false when it was answered before. */
    boolean decline(Offer offer) {
        return offers.close(offer.id(), Offer.State.DECLINED, clock.instant());
    }
}
