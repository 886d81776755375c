package dev.easel.engine.desk;

import dev.easel.core.house.HouseBook;
import dev.easel.core.house.HouseRules;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows and changes in which channels of a space Easel draws. */
final class ChannelsOffice implements AdminClerk.Office {
    private final HouseBook house;
    private final InstantSource clock;

    ChannelsOffice(HouseBook house, InstantSource clock) {
        this.house = house;
        this.clock = clock;
    }

    @Override
    public List<String> serve(AdminOrder order) {
        Instant now = clock.instant();
        switch (order.verb()) {
            case "", "show", "list" -> {}
            case "allow", "add" -> house.open(order.space(), channel(order), order.signature(now));
            case "forbid", "remove" -> close(order, now);
            case "all" -> house.openAll(order.space(), order.signature(now));
            default -> throw new MisunderstoodException(order.wording().unknown("channels", order.verb()));
        }
        return list(order, now);
    }

    private void close(AdminOrder order, Instant now) {
        ChannelRef channel = channel(order);
        HouseRules rules = house.rulesOf(order.space(), now);
        if (!rules.channels().contains(channel)) {
            throw new MisunderstoodException(order.wording().channelNotListed());
        }
        house.close(order.space(), channel, order.signature(now));
    }

    private List<String> list(AdminOrder order, Instant now) {
        List<String> channels = house.rulesOf(order.space(), now).channels().stream()
                .map(ChannelRef::id)
                .sorted()
                .map(id -> order.wording().name("channel", id))
                .toList();
        return List.of(
                channels.isEmpty()
                        ? order.wording().everywhere()
                        : order.wording().onlyIn(channels));
    }

    /** The one that is named, be it by its id alone; else the one that was asked in. */
    private static ChannelRef channel(AdminOrder order) {
        Optional<QuotaSubject> named = order.findSubject();
        if (named.isEmpty()) {
            return order.inquiry().place().channel();
        }
        boolean somebody =
                order.inquiry().find("user").isPresent() || named.get().scope() == QuotaScope.ROLE;
        if (somebody) {
            throw new MisunderstoodException(order.wording().nobody());
        }
        return new ChannelRef(order.platform(), String.valueOf(named.get().id()));
    }
}
