package dev.easel.engine;

import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.quota.ConfirmAbove;
import dev.easel.core.quota.Cost;
import dev.easel.core.text.OfferWording;
import java.util.List;

/** Tells people what a request costs at most before it runs, where that is much, and waits for their word. */
record PriceFirst(Proposals proposals, ConfirmAbove limit) {

    /**
     * Puts a request before its asker when it may cost more than they agreed to.
     *
     * @param cost the most that it can take
     * @param detail what it would draw with
     * @return whether it waits now for their word
     */
    boolean holds(Incoming incoming, Cost cost, Consent consent, String detail, Messenger messenger) {
        boolean asks = messenger.offersControls()
                && cost.micros() > consent.micros()
                && limit.asks(incoming.place().space(), cost.micros());
        if (asks) {
            OfferWording wording = OfferWording.in(incoming.sender().locale());
            proposals.make(
                    incoming,
                    cost,
                    wording.offer(cost.images(), cost.micros(), detail, Proposals.STANDS),
                    List.of(Action.CONFIRM, Action.DECLINE),
                    messenger);
        }
        return asks;
    }
}
