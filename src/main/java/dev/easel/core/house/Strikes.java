package dev.easel.core.house;

import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Port: counts how often somebody asked for what isn't drawn. Safe for use from several threads and processes. */
public interface Strikes {
    /**
     * Counts one more; once for each event.
     *
     * @param space absent in private conversations
     * @param since older ones count no more
     * @return how many there are now
     */
    int count(UserRef user, @Nullable SpaceRef space, String event, Instant now, Instant since);

    /** Begins anew. */
    void clear(UserRef user, @Nullable SpaceRef space);
}
