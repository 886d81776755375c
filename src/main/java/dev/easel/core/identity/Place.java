package dev.easel.core.identity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where something was asked.
 *
 * @param space absent in private conversations
 * @param within the channel that this one is a thread of; absent for any other channel
 * @param ages who is let in; absent in what an older Easel stored, which then says everybody
 */
public record Place(
        @Nullable SpaceRef space,
        ChannelRef channel,
        @Nullable ChannelRef within,
        Ages ages) {
    /** Whom a place lets in. */
    public enum Ages {
        ALL,
        /** Those of age, as its platform sees to. */
        ADULTS
    }

    public Place {
        ages = Objects.requireNonNullElse(ages, Ages.ALL);
    }

    /** A channel that is no thread and for everybody. */
    public Place(@Nullable SpaceRef space, ChannelRef channel) {
        this(space, channel, null, Ages.ALL);
    }

    /** The same place, if it let in others. */
    public Place letting(Ages others) {
        return new Place(space, channel, within, others);
    }

    /** The channels whose rules hold here: its own first, then the one that it is a thread of. */
    public List<ChannelRef> channels() {
        return within == null ? List.of(channel) : List.of(channel, within);
    }

    /** Whether what was made in another place can be shown here as it is: in a private conversation, everything can. */
    public boolean admits(Place other) {
        return other.ages == Ages.ALL || ages == Ages.ADULTS || space == null;
    }
}
