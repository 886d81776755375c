package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqliteUpgradeTest extends UpgradeContract {
    @Override
    String url() {
        return "jdbc:sqlite:" + folder.resolve("easel.db");
    }

    @Override
    SqlDialect dialect() {
        return SqlDialect.SQLITE;
    }

    @Override
    void isSound(Database upgraded) {
        assertThat(rows(upgraded, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(rows(upgraded, "PRAGMA foreign_key_check")).isEmpty();
        assertThat(rows(upgraded, "SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
                .contains("transfer_is_not_changed", "transfer_is_not_deleted");
    }

    @Test
    void findsWaitingJobsByTheirIndex() {
        try (Database again = Database.open(url())) {
            List<String> plan = again.read(handle -> handle.createQuery(
                            "EXPLAIN QUERY PLAN SELECT id FROM waiting_job ORDER BY created_at, id LIMIT 1")
                    .map((row, _) -> row.getString("detail"))
                    .list());

            assertThat(plan).anyMatch(step -> step.contains("job_waiting"));
        }
    }

    private static List<String> rows(Database database, String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
