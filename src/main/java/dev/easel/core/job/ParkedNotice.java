package dev.easel.core.job;

import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;

/** What the sender of a parked job is to be told. */
public record ParkedNotice(JobId id, Sender sender, ReplyAddress replyTo, Stage stage, Images images) {
    /** How far it is. */
    public enum Stage {
        /** Put aside for the operator. */
        PARKED,
        /** Given up. */
        OVER
    }

    /** Whether some were drawn before, which stay. */
    public enum Images {
        NONE,
        KEPT
    }
}
