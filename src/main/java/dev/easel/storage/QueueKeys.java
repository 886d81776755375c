package dev.easel.storage;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.NewJob;

/** Whose turn a job takes in the fair queue. */
final class QueueKeys {
    private QueueKeys() {}

    /** The private conversations of a platform share one space: each with a turn of its own would outweigh any community. */
    static String space(NewJob job) {
        SpaceRef space = job.place().space();
        return space == null ? JobRows.platform(job) : space(space);
    }

    static String space(SpaceRef space) {
        return space.platform().name() + ":" + space.id();
    }

    static String user(NewJob job) {
        return user(job.sender().user());
    }

    static String user(UserRef person) {
        return person.platform().name() + ":" + person.id();
    }

    /** Reads what {@link #user(UserRef)} wrote. */
    static UserRef person(String key) {
        int colon = key.indexOf(':');
        return new UserRef(new PlatformId(key.substring(0, colon)), key.substring(colon + 1));
    }
}
