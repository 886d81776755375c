package dev.easel.core.gallery;

import dev.easel.core.identity.Place;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRef;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A permission to paint one mask for one picture, in the browser that opens its link first.
 *
 * @param id 32 lower-case hexadecimal digits that nobody can guess
 * @param sender who opened it, and pays for what it brings
 * @param replyTo where the result goes, long after what opened the session is used up
 * @param image what is painted on
 * @param title the words that the picture was made from; may be empty
 * @param origin which of our images it is; absent for a picture that somebody sent
 * @param browser stands for the browser that opened the link; absent until one did
 * @param refusal why what was last submitted became no job; absent when that didn't happen
 */
public record EditSession(
        String id,
        Sender sender,
        Place place,
        ReplyAddress replyTo,
        ImageRef image,
        String title,
        @Nullable Origin origin,
        Instant openedAt,
        State state,
        @Nullable String browser,
        @Nullable String refusal) {
    /** How long the link can be opened for the first time. */
    public static final Duration LINK_LIVES = Duration.ofMinutes(10);

    /** How long the browser that opened it in time has for the painting. */
    public static final Duration PAINTING_TAKES = Duration.ofHours(1);

    private static final String ID = "[0-9a-f]{32}";

    /** Whether something was made of it. */
    public enum State {
        OPEN,
        /** A mask was submitted and became a job. */
        REDEEMED
    }

    public EditSession {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("not the id of an edit session");
        }
    }

    /** A session that nobody has opened yet. */
    public static EditSession open(
            String id,
            Sender sender,
            Place place,
            ReplyAddress replyTo,
            ImageRef image,
            String title,
            @Nullable Origin origin,
            Instant now) {
        return new EditSession(id, sender, place, replyTo, image, title, origin, now, State.OPEN, null, null);
    }

    /** From when on no browser can open it for the first time. */
    public Instant linkEnds() {
        return openedAt.plus(LINK_LIVES);
    }

    /** From when on nothing can be submitted. */
    public Instant paintingEnds() {
        return openedAt.plus(PAINTING_TAKES);
    }

    /** The same for every submission, so that they become one job at most. */
    public String eventId() {
        return "mask:" + id;
    }

    /** Neither id nor addresses: the id is half of a key. */
    @Override
    public String toString() {
        return "EditSession[" + state + "]";
    }
}
