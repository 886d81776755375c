package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresLedgerIT extends LedgerContract {
    @Override
    Database open(Path folder) {
        return Database.open(PostgresServer.url(folder));
    }

    @Test
    void findsTheNextJobWithoutLookingAtFinishedOnes() {
        List<String> plan = database.read(handle -> {
            handle.execute("SET LOCAL enable_seqscan = off");
            return handle.createQuery("""
                            EXPLAIN SELECT id FROM waiting_job
                            WHERE platform IN ('chat') AND (not_before IS NULL OR not_before <= :now)
                            AND (pinned_to IS NULL OR pinned_to = :owner)
                            ORDER BY created_at, id LIMIT 1
                            """)
                    .bind("now", NOW.toEpochMilli())
                    .bind("owner", "me")
                    .mapTo(String.class)
                    .list();
        });

        assertThat(plan)
                .anyMatch(step -> step.contains("Index Scan using job_waiting"))
                .noneMatch(step -> step.contains("Sort"));
    }
}
