package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ModelId;
import dev.easel.core.spend.Spend;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of before there was an operator's book get their place in it, on any database. */
abstract class SpendMigrationContract {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private Path folder;

    /** Where the new, empty database is. */
    abstract String url(Path folder);

    abstract SqlDialect dialect();

    @Test
    void booksTheCallsOfBefore() {
        migrateTo("4");
        Jdbi.create(url(folder)).useHandle(SpendMigrationContract::fill);

        try (Database database = Database.open(url(folder))) {
            assertThat(spend(database))
                    .containsExactly(new Spend(TODAY, new ModelId("dall-e-3"), 4, 1, 33_334, 33_334, 33_334));
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    @Test
    void recoversACallOfBefore() {
        migrateTo("4");
        Jdbi.create(url(folder)).useHandle(SpendMigrationContract::fill);

        try (Database database = Database.open(url(folder))) {
            new JdbcJobStore(database).recover(Set.of(ALICE), NOW, 1);

            assertThat(spend(database))
                    .containsExactly(new Spend(TODAY, new ModelId("dall-e-3"), 4, 1, 33_334, 66_668, 0));
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    private static List<Spend> spend(Database database) {
        return new JdbcSpendBook(database).listSpend(TODAY, TODAY);
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(url(folder), null, null)
                .locations("classpath:" + dialect().migrations())
                .target(version)
                .load()
                .migrate();
    }

    /** One running job for three images at 100,000 micro-dollars, with a call in each state. */
    private static void fill(Handle handle) {
        handle.createUpdate("""
                        INSERT INTO job (id, platform, event_key, state, epoch, lease_owner, lease_until, deadline,
                            created_at, sender, place, reply_to, request, presentation, notes, cost_images,
                            cost_micros, attempts, interruptions)
                        VALUES ('job', 'chat', 'event', 'RUNNING', 1, :owner, :now, :now, :now, '{}', '{}', '{}',
                            '{"kind":"generation","prompt":{"text":"a \\u0000 fox"},"model":"dall-e-3"}', '{}', '[]',
                            3, 100000, 4, 0)
                        """)
                .bind("owner", ALICE.text())
                .bind("now", NOW.toEpochMilli())
                .execute();
        handle.execute(
                "INSERT INTO inbound_event (platform, event_key, job, seen_at) VALUES ('chat', 'event', 'job', 1)");
        Map.of(1, "OK", 2, "FAILED", 3, "IN_DOUBT", 4, "SENT")
                .forEach((n, state) -> handle.createUpdate("""
                        INSERT INTO attempt (job, n, epoch, state, started_at, images)
                        VALUES ('job', :n, 1, :state, :now, 1)
                        """)
                        .bind("n", n)
                        .bind("state", state)
                        .bind("now", NOW.toEpochMilli())
                        .execute());
    }
}
