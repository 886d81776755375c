package dev.easel.core.batch;

import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.job.JobId;
import dev.easel.core.job.NewJob;
import java.util.List;

/**
 * A batch that asks to be admitted.
 *
 * @param id made like a {@link JobId}, by which it is told from any job
 * @param replyTo where its status and its summary go; members have addresses of their own
 * @param sheet whether the summary shows all images at once
 * @param members at least two, of one sender and place
 */
public record NewBatch(JobId id, ReplyAddress replyTo, Sheet sheet, List<Member> members) {
    public NewBatch {
        if (members.size() < 2) {
            throw new IllegalArgumentException("a batch has two members at least");
        }
        members = List.copyOf(members);
    }

    /**
     * A job of it.
     *
     * @param label what it is called in the summary and on the sheet: its prompt, or its style
     */
    public record Member(String label, NewJob job) {}

    /** What all members have in common is that of the first one. */
    public NewJob first() {
        return members.getFirst().job();
    }
}
