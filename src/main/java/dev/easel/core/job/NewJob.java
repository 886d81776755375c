package dev.easel.core.job;

import dev.easel.core.chat.Presentation;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A job that asks to be admitted.
 *
 * @param eventId what triggered it; a second job for the same event of the same platform is a duplicate
 * @param cost the most it can take from each of its allowances
 * @param claimableFrom when it may be drawn at the earliest, unless it is acknowledged before: the acknowledgement
 *     should be seen before the result
 * @param deadline when it stops being worth drawing
 * @param pinnedTo only this instance may run it while it lives; absent: any may
 * @param origin the image of ours that it is made from
 */
public record NewJob(
        JobId id,
        String eventId,
        Sender sender,
        Place place,
        ReplyAddress replyTo,
        ImageRequest request,
        Presentation presentation,
        List<String> notes,
        Cost cost,
        List<Allowance> allowances,
        Instant now,
        Instant claimableFrom,
        Instant deadline,
        @Nullable InstanceId pinnedTo,
        @Nullable Origin origin) {
    public NewJob {
        notes = List.copyOf(notes);
        allowances = List.copyOf(allowances);
    }

    /** A job that is made from nothing of ours. */
    public NewJob(
            JobId id,
            String eventId,
            Sender sender,
            Place place,
            ReplyAddress replyTo,
            ImageRequest request,
            Presentation presentation,
            List<String> notes,
            Cost cost,
            List<Allowance> allowances,
            Instant now,
            Instant claimableFrom,
            Instant deadline,
            @Nullable InstanceId pinnedTo) {
        this(
                id,
                eventId,
                sender,
                place,
                replyTo,
                request,
                presentation,
                notes,
                cost,
                allowances,
                now,
                claimableFrom,
                deadline,
                pinnedTo,
                null);
    }

    /**
     * The same job, as one that shows what is drawn already.
     *
     * @param remarks further notes
     */
    public NewJob asEncore(List<String> remarks) {
        return new NewJob(
                id,
                eventId,
                sender,
                place,
                replyTo,
                request,
                presentation,
                Stream.concat(notes.stream(), remarks.stream()).toList(),
                Cost.NONE,
                List.of(),
                now,
                now,
                deadline,
                pinnedTo,
                origin);
    }

    /** The same job, triggered by something else. */
    public NewJob forEvent(String event) {
        return new NewJob(
                id,
                event,
                sender,
                place,
                replyTo,
                request,
                presentation,
                notes,
                cost,
                allowances,
                now,
                claimableFrom,
                deadline,
                pinnedTo,
                origin);
    }
}
