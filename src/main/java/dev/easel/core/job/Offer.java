package dev.easel.core.job;

import dev.easel.core.chat.Incoming;
import dev.easel.core.quota.Cost;
import java.time.Instant;

/**
 * A request that waits for its asker's word, because of what it may cost. Nothing is reserved for it.
 *
 * @param id 32 lower-case hexadecimal digits that nobody can guess
 * @param incoming what brought the request
 * @param cost the most that it can take, as its asker was told
 * @param endsAt when it is too late for an answer
 */
public record Offer(String id, Incoming incoming, Cost cost, Instant madeAt, Instant endsAt, State state) {
    private static final String ID = "[0-9a-f]{32}";

    /** What became of it. */
    public enum State {
        OPEN,
        CONFIRMED,
        DECLINED
    }

    public Offer {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("not the id of an offer");
        }
    }

    /** Whether it can still be answered. */
    public boolean isOpen(Instant now) {
        return state == State.OPEN && now.isBefore(endsAt);
    }

    /** Neither the id nor what was said. */
    @Override
    public String toString() {
        return "Offer[" + state + "]";
    }
}
