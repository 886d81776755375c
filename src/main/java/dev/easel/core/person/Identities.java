package dev.easel.core.person;

import dev.easel.core.identity.UserRef;
import dev.easel.core.quota.Signature;
import java.time.Instant;
import java.util.List;

/**
 * Who is who: identities that one person proved to be theirs share one quota. What each of them took and was granted
 * before, and the strictest limit that an operator set for one of them, counts for all while they are linked. Each method
 * is one transaction. Safe for use from several threads and processes.
 */
public interface Identities {
    /** The most identities that share a quota. */
    int MOST = 6;

    /**
     * Remembers a code by which another identity may join this one, once; in place of an earlier one.
     *
     * @return false when this identity asked too often lately: nothing is remembered then
     */
    boolean offer(UserRef identity, String code, Instant now, Instant until);

    /** Joins this identity with the one that the code was made for. The code is used up. */
    Outcome join(UserRef identity, String code, Signature signature);

    /** Parts an identity from the others: each has its own quota again, with what was taken by it. */
    boolean part(UserRef identity, Signature signature);

    /** The other identities of the same person. */
    List<UserRef> listOthers(UserRef identity);

    /** What came of joining. */
    enum Outcome {
        JOINED,
        /** There is no such code, or not any more. */
        UNKNOWN,
        /** The code is this identity's own. */
        OWN,
        /** They were linked before. */
        ALREADY,
        /** Too many wrong codes lately; this one was not even looked at. */
        TOO_OFTEN,
        /** More identities than may share a quota. */
        TOO_MANY
    }
}
