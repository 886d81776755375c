package dev.easel.core.house;

import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ModelId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds in one space.
 *
 * @param channels those that Easel draws in; none: all of them
 * @param forbidden models that draw nothing here
 * @param bans who asks in vain here, and only here
 */
public record HouseRules(Set<ChannelRef> channels, Set<ModelId> forbidden, Map<UserRef, Ban> bans) {
    /** Everything is allowed. */
    public static final HouseRules NONE = new HouseRules(Set.of(), Set.of(), Map.of());

    public HouseRules {
        channels = Set.copyOf(channels);
        forbidden = Set.copyOf(forbidden);
        bans = Map.copyOf(bans);
    }

    /**
     * Why somebody asks in vain.
     *
     * @param until when it ends by itself, where it does
     * @param reason for whoever is banned; may be empty
     */
    public record Ban(@Nullable Instant until, String reason) {}

    public boolean isOpen(ChannelRef channel) {
        return channels.isEmpty() || channels.contains(channel);
    }

    public boolean allows(ModelId model) {
        return !forbidden.contains(model);
    }
}
