package dev.easel.storage;

import dev.easel.core.job.NewJob;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new job as its row will be. Made before the transaction: whoever leads a group of commits would write everybody's
 * JSON otherwise, while they all wait.
 *
 * @param columns by the names of the statement's parameters
 */
record JobRow(NewJob job, Map<String, @Nullable Object> columns) {
    static JobRow of(NewJob job) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", job.id().value());
        columns.put("platform", JobRows.platform(job));
        columns.put("eventKey", job.eventId());
        columns.put("pinnedTo", job.pinnedTo() == null ? null : job.pinnedTo().text());
        columns.put("claimableFrom", job.claimableFrom().toEpochMilli());
        columns.put("deadline", job.deadline().toEpochMilli());
        columns.put("createdAt", job.now().toEpochMilli());
        columns.put("sender", Codec.write(job.sender()));
        columns.put("place", Codec.write(job.place()));
        columns.put(
                "space",
                job.place().space() == null ? null : job.place().space().id());
        columns.put("replyTo", Codec.write(job.replyTo()));
        columns.put("request", Codec.write(job.request()));
        columns.put("presentation", Codec.write(job.presentation()));
        columns.put("notes", Codec.write(job.notes()));
        columns.put("images", job.cost().images());
        columns.put("micros", job.cost().micros());
        columns.put("queueSpace", QueueKeys.space(job));
        columns.put("queueUser", QueueKeys.user(job));
        columns.put("originJob", job.origin() == null ? null : job.origin().job());
        columns.put("originPosition", job.origin() == null ? null : job.origin().position());
        columns.put("fingerprint", Fingerprint.of(job.request()));
        return new JobRow(job, columns);
    }
}
