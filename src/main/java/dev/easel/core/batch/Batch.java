package dev.easel.core.batch;

import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRef;
import dev.easel.core.job.JobId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch as its rows show it at one moment.
 *
 * @param tries how often somebody began to post its summary
 * @param sheetImage once it was made
 * @param members in the order in which they were asked for
 */
public record Batch(
        JobId id,
        Sender sender,
        ReplyAddress replyTo,
        Presentation presentation,
        Sheet sheet,
        Instant createdAt,
        int tries,
        @Nullable ImageRef sheetImage,
        List<Member> members) {
    public Batch {
        members = List.copyOf(members);
    }

    /**
     * One of what was asked for.
     *
     * @param label its prompt, or its style
     * @param job absent for one that was refused at the door
     */
    public record Member(String label, @Nullable JobId job, Standing standing) {}

    /** How far a member is. */
    public sealed interface Standing {
        /** Nobody draws it now, so that it can still be given up. */
        record Waiting() implements Standing {}

        /** Being drawn, or to be delivered. */
        record UnderWay() implements Standing {}

        /**
         * In the conversation.
         *
         * @param image the first of its images
         */
        record Done(ImageRef image) implements Standing {}

        /** There is no image, or nobody can be given it. */
        record Failed(Failure reason) implements Standing {}

        /** Given up by somebody. */
        record Cancelled() implements Standing {}
    }

    public int size() {
        return members.size();
    }

    /** How many members are in the conversation. */
    public int done() {
        return count(Standing.Done.class);
    }

    /** How many ended without an image, for whatever reason but that they were given up. */
    public int failed() {
        return count(Standing.Failed.class);
    }

    /** How many of those were refused at the door. */
    public int refused() {
        return (int) members.stream().filter(member -> member.job() == null).count();
    }

    public int cancelled() {
        return count(Standing.Cancelled.class);
    }

    /** How many are not over. */
    public int underWay() {
        return waiting() + count(Standing.UnderWay.class);
    }

    /** How many of those nobody draws now. */
    public int waiting() {
        return count(Standing.Waiting.class);
    }

    public boolean isOver() {
        return underWay() == 0;
    }

    private int count(Class<? extends Standing> kind) {
        return (int) members.stream()
                .filter(member -> kind.isInstance(member.standing()))
                .count();
    }
}
