package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.SqliteFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SqliteLedgerTest extends LedgerContract {
    @Override
    Database open(Path folder) {
        return Database.open(SqliteFile.url(folder));
    }

    @Test
    void findsTheNextJobWithoutLookingAtFinishedOnes() {
        String plan = database.read(handle -> handle.createQuery("""
                        EXPLAIN QUERY PLAN SELECT id FROM waiting_job
                        WHERE (not_before IS NULL OR not_before <= :now) AND (pinned_to IS NULL OR pinned_to = :owner)
                        ORDER BY created_at, id LIMIT 1
                        """)
                .bind("now", NOW.toEpochMilli())
                .bind("owner", "me")
                .map((row, _) -> row.getString("detail"))
                .one());

        assertThat(plan).isEqualTo("SCAN job USING INDEX job_waiting");
    }

    @Test
    void countsTheWaitingJobsOfAPersonWithoutLookingAtFinishedOnes() {
        String plan = database.read(handle -> handle.createQuery("""
                        EXPLAIN QUERY PLAN SELECT count(*) FROM job WHERE job.state = 'QUEUED' AND job.queue_user = :user
                        """)
                .bind("user", "chat:42")
                .map((row, _) -> row.getString("detail"))
                .one());

        assertThat(plan).isEqualTo("SEARCH job USING COVERING INDEX job_queued (queue_user=? AND state=?)");
    }
}
