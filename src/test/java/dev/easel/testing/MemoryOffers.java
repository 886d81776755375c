package dev.easel.testing;

import dev.easel.core.job.Offer;
import dev.easel.core.job.Offers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Offers that go with the process. */
public final class MemoryOffers implements Offers {
    private final Map<String, Offer> offers = new ConcurrentHashMap<>();

    @Override
    public boolean make(Offer offer) {
        boolean known = offers.values().stream()
                .anyMatch(
                        one -> one.incoming().eventId().equals(offer.incoming().eventId()));
        return !known && offers.put(offer.id(), offer) == null;
    }

    @Override
    public Optional<Offer> find(String id) {
        return Optional.ofNullable(offers.get(id));
    }

    @Override
    public boolean close(String id, Offer.State state, Instant now) {
        Offer offer = offers.get(id);
        return offer != null
                && offer.isOpen(now)
                && offers.replace(
                        id,
                        offer,
                        new Offer(id, offer.incoming(), offer.cost(), offer.madeAt(), offer.endsAt(), state));
    }
}
