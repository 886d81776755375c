package dev.easel.testing;

import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A new job whose parts can be changed one by one, for {@link Samples}. */
final class JobDraft {
    private final NewJob job;
    Sender sender;
    Place place;
    ImageRequest request;
    Cost cost;
    List<Allowance> allowances;
    Instant now;
    Instant claimableFrom;
    Instant deadline;

    @Nullable
    InstanceId pinnedTo;

    @Nullable
    Origin origin;

    private JobDraft(NewJob job) {
        this.job = job;
        sender = job.sender();
        place = job.place();
        request = job.request();
        cost = job.cost();
        allowances = job.allowances();
        now = job.now();
        claimableFrom = job.claimableFrom();
        deadline = job.deadline();
        pinnedTo = job.pinnedTo();
        origin = job.origin();
    }

    /** The job with the changes. */
    static NewJob of(NewJob job, Consumer<JobDraft> changes) {
        JobDraft draft = new JobDraft(job);
        changes.accept(draft);
        return draft.toJob();
    }

    private NewJob toJob() {
        return new NewJob(
                job.id(),
                job.eventId(),
                sender,
                place,
                job.replyTo(),
                request,
                job.presentation(),
                job.notes(),
                cost,
                allowances,
                now,
                claimableFrom,
                deadline,
                pinnedTo,
                origin);
    }
}
