package dev.easel.core.quota;

import dev.easel.core.identity.SpaceRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Above which price a request waits for its asker's word.
 *
 * @param micros everywhere, in micro-dollars; absent: no price is too high
 * @param bySpace in its place, by the space's id
 */
public record ConfirmAbove(@Nullable Long micros, Map<String, Long> bySpace) {
    /** Nobody is asked. */
    public static final ConfirmAbove NEVER = new ConfirmAbove(null, Map.of());

    public ConfirmAbove {
        bySpace = Map.copyOf(bySpace);
    }

    /** Whether so much, in micro-dollars, is more than is spent there without a word. */
    public boolean asks(@Nullable SpaceRef space, long price) {
        Long own = space == null ? null : bySpace.get(space.id());
        Long most = own == null ? micros : own;
        return most != null && price > most;
    }
}
