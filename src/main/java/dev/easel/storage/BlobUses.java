package dev.easel.storage;

import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.JobId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Who needs which kept bytes, within one transaction. */
final class BlobUses {
    private final Handle handle;

    BlobUses(Handle handle) {
        this.handle = handle;
    }

    /** A job needs what its request is made from, beside what it needed before. */
    void add(JobId job, ImageRequest request) {
        if (request.sources().isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO job_source (job, sha256) VALUES (:job, :sha256) ON CONFLICT DO NOTHING
                """)) {
            for (ImageRef source : request.sources()) {
                batch.bind("job", job.value()).bind("sha256", source.sha256()).add();
            }
            batch.execute();
        }
    }
}
