package dev.easel.storage;

import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.NewJob;

/** Whose turn a job takes in the fair queue. */
final class QueueKeys {
    private QueueKeys() {}

    /** The private conversations of a platform share one space: each with a turn of its own would outweigh any community. */
    static String space(NewJob job) {
        SpaceRef space = job.place().space();
        return space == null ? JobRows.platform(job) : JobRows.platform(job) + ":" + space.id();
    }

    static String user(NewJob job) {
        return user(job.sender().user());
    }

    static String user(UserRef person) {
        return person.platform().name() + ":" + person.id();
    }
}
