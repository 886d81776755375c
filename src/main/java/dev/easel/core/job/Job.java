package dev.easel.core.job;

import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A durable unit of work, as an instance claimed it.
 *
 * @param lease the right to write to it
 * @param notes keys of sentences about how the request was changed, for the caption
 * @param artwork the images that arrived so far; all there will be once it is drawn
 * @param shortfall why there will be fewer images than asked, if that is so
 * @param failure present once it failed
 * @param batch what it is a member of
 */
public record Job(
        JobId id,
        Lease lease,
        JobState state,
        Sender sender,
        Place place,
        ReplyAddress replyTo,
        ImageRequest request,
        Presentation presentation,
        List<String> notes,
        JobCounts counts,
        Instant createdAt,
        Instant deadline,
        @Nullable Artwork artwork,
        @Nullable Failure shortfall,
        @Nullable Failure failure,
        @Nullable JobId batch) {
    public Job {
        notes = List.copyOf(notes);
    }

    /** A job that was asked for alone. */
    public Job(
            JobId id,
            Lease lease,
            JobState state,
            Sender sender,
            Place place,
            ReplyAddress replyTo,
            ImageRequest request,
            Presentation presentation,
            List<String> notes,
            JobCounts counts,
            Instant createdAt,
            Instant deadline,
            @Nullable Artwork artwork,
            @Nullable Failure shortfall,
            @Nullable Failure failure) {
        this(
                id,
                lease,
                state,
                sender,
                place,
                replyTo,
                request,
                presentation,
                notes,
                counts,
                createdAt,
                deadline,
                artwork,
                shortfall,
                failure,
                null);
    }

    /** The same job once it is drawn. */
    public Job drawn(Artwork drawn, @Nullable Failure reasonForFewer) {
        return new Job(
                id,
                lease,
                JobState.DRAWN,
                sender,
                place,
                replyTo,
                request,
                presentation,
                notes,
                counts.called(),
                createdAt,
                deadline,
                drawn,
                reasonForFewer,
                failure,
                batch);
    }

    /** Images that arrived so far. */
    public int arrived() {
        return artwork == null ? 0 : artwork.images().size();
    }

    /** Images that are still to be drawn. */
    public int missing() {
        return request.count() - arrived() - counts.givenUp();
    }

    /** The same job once it is drawn by another request. */
    public Job replanned(ImageRequest newRequest, List<String> newNotes) {
        return new Job(
                id,
                lease,
                state,
                sender,
                place,
                replyTo,
                newRequest,
                presentation,
                newNotes,
                counts,
                createdAt,
                deadline,
                artwork,
                shortfall,
                failure,
                batch);
    }

    /** The artwork of a job that is drawn. */
    public Artwork requireArtwork() {
        return Objects.requireNonNull(artwork, "a drawn job has its artwork");
    }

    /** The failure of a job that failed. */
    public Failure requireFailure() {
        return Objects.requireNonNull(failure, "a failed job has its failure");
    }
}
