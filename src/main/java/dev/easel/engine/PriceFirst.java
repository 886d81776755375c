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
import dev.easel.core.quota.ConfirmAbove;
import dev.easel.core.quota.Cost;
import dev.easel.core.text.OfferWording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what a request costs at most before it runs, where that is much, and waits for their word. Nothing is
 * reserved meanwhile.
 */
final class PriceFirst {
    private static final Logger LOG = LoggerFactory.getLogger(PriceFirst.class);

    /** How long an offer can be answered. */
    static final Duration STANDS = Duration.ofMinutes(15);

    private static final int ID_BYTES = 16;

    private final Offers offers;
    private final ConfirmAbove limit;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random nobody may be able to guess what it makes */
    PriceFirst(Offers offers, ConfirmAbove limit, InstantSource clock, RandomGenerator random) {
        this.offers = offers;
        this.limit = limit;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Puts a request before its asker when it may cost more than they agreed to.
     *
     * @param cost the most that it can take
     * @param agreed what they agreed to already, in micro-dollars; 0 for nothing
     * @param detail what it would draw with
     * @return whether it waits now for their word
     */
    boolean holds(Incoming incoming, Cost cost, long agreed, String detail, Messenger messenger) {
        boolean asks = messenger.offersControls()
                && cost.micros() > agreed
                && limit.asks(incoming.place().space(), cost.micros());
        if (!asks) {
            return false;
        }
        Instant now = clock.instant();
        Offer offer = new Offer(id(), incoming, cost, now, now.plus(STANDS), Offer.State.OPEN);
        if (offers.make(offer)) {
            LOG.info("a request for {} images waits for its asker's word", cost.images());
            OfferWording wording = OfferWording.in(incoming.sender().locale());
            List<Control> controls =
                    List.of(new Control(Action.CONFIRM, offer.id()), new Control(Action.DECLINE, offer.id()));
            messenger.answer(
                    incoming.replyTo(),
                    new Answer(
                            wording.offer(cost.images(), cost.micros(), detail, STANDS),
                            List.of(),
                            controls,
                            List.of()));
        }
        return true;
    }

    private String id() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /**
     * An offer that its asker may still answer.
     *
     * @throws FailureException {@code UserError} when it is over, or somebody else's
     */
    Offer require(String id, Sender by) {
        Offer offer = offers.find(id).orElseThrow(() -> refused("offer-over"));
        if (!offer.incoming().sender().user().equals(by.user())) {
            throw refused("offer-not-yours");
        }
        if (!offer.isOpen(clock.instant())) {
            throw refused("offer-over");
        }
        return offer;
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

    private static FailureException refused(String key) {
        return new FailureException(Failure.UserError.of(key));
    }
}
