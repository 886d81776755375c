package dev.easel.storage;

/** What happens to a job; {@code which} picks among those it may happen to, the other numbers are its amounts. */
record JobAction(Kind kind, int which, int first, int second) {
    enum Kind {
        ADMIT,
        ADMIT_AGAIN,
        ACKNOWLEDGE,
        CLAIM,
        BEGIN,
        ARRIVE,
        ATTEMPT_FAILS,
        RETRY,
        DRAWN,
        FAIL,
        DELIVER,
        REDELIVER,
        TELL,
        GIVE_UP_DELIVERING,
        RECOVER,
        FAIL_WAITING,
        HEARTBEAT,
        WRITE_WITH_A_LOST_LEASE,
        PASS
    }
}
