package dev.easel.core.house;

import java.time.Duration;
import java.util.List;

/**
 * What the configuration says of how people behave.
 *
 * @param regulations all that hold somewhere
 * @param strikes so many refusals lead to a time-out; 0 for never
 * @param within so long a refusal counts
 * @param timeOut how long somebody asks in vain then
 * @param unread what becomes of a prompt that the moderator could not read
 */
public record Conduct(List<Regulation> regulations, int strikes, Duration within, Duration timeOut, Unread unread) {
    /** Everything is allowed. */
    public static final Conduct FREE = new Conduct(List.of(), 0, Duration.ZERO, Duration.ZERO, Unread.DRAW);

    public Conduct {
        regulations = List.copyOf(regulations);
    }

    /** When nobody can be asked. */
    public enum Unread {
        /** It is drawn all the same. */
        DRAW,
        /** It is refused. */
        REFUSE
    }
}
