package dev.easel.core.house;

import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ModelId;
import dev.easel.core.quota.Signature;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rules of every space. Each method that changes something is one transaction, its entry in the
 * {@link dev.easel.core.quota.AuditTrail} included; one that has nothing to change returns false and writes nothing. Every
 * process sees a change at once. Safe for use from several threads and processes.
 */
public interface HouseBook {
    /** What holds there at this time. */
    HouseRules rulesOf(SpaceRef space, Instant now);

    /** Adds a channel to those that Easel draws in: from the first one on, it draws in no other. */
    boolean open(SpaceRef space, ChannelRef channel, Signature signature);

    /** Takes a channel out again; without the last one, Easel draws in all of them. */
    boolean close(SpaceRef space, ChannelRef channel, Signature signature);

    /** Lets Easel draw in every channel. */
    boolean openAll(SpaceRef space, Signature signature);

    boolean forbid(SpaceRef space, ModelId model, Signature signature);

    boolean allow(SpaceRef space, ModelId model, Signature signature);

    /**
     * Bans somebody from this space alone; in place of an earlier ban.
     *
     * @param until when it ends by itself; absent: it doesn't
     * @param signature its reason is told to whoever is banned
     */
    void ban(SpaceRef space, UserRef user, @Nullable Instant until, Signature signature);

    boolean unban(SpaceRef space, UserRef user, Signature signature);
}
