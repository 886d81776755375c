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

    /** Whether a job still needs a file: one whose images were not taken back. */
    boolean isNeeded(String sha256) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM artwork_image i JOIN job j ON j.id = i.job
                                WHERE i.sha256 = :file AND (j.removed_at IS NULL OR j.state = 'DRAWN'))
                            OR EXISTS (SELECT 1 FROM job_source s JOIN job j ON j.id = s.job
                                WHERE s.sha256 = :file AND j.removed_at IS NULL)
                        """).bind("file", sha256).mapTo(boolean.class).one();
    }

    /** Whether a job needs a file that is not over, and may not be the reason to keep it for long. */
    boolean isNeededForNow(String sha256) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM job_source s JOIN job j ON j.id = s.job
                                WHERE s.sha256 = :file AND j.state IN ('QUEUED', 'RUNNING', 'DRAWN'))
                            OR EXISTS (SELECT 1 FROM artwork_image i JOIN job j ON j.id = i.job
                                WHERE i.sha256 = :file AND j.removed_at IS NOT NULL AND j.state = 'DRAWN')
                        """).bind("file", sha256).mapTo(boolean.class).one();
    }

    /** What a job showed and was made from may be deleted as soon as nobody else needs it. */
    void giveUp(String job) {
        handle.createUpdate("""
                        INSERT INTO forgotten_blob (sha256)
                        SELECT sha256 FROM artwork_image WHERE job = :job
                        UNION SELECT sha256 FROM job_source WHERE job = :job
                        ON CONFLICT DO NOTHING
                        """).bind("job", job).execute();
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
