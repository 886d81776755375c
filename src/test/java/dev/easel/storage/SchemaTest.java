package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.job.JobState;
import dev.easel.testing.Samples;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    @TempDir
    private Path folder;

    @Test
    void migratesOnce() {
        open().close();

        try (Database database = open()) {
            assertThat(versions(database)).containsExactly("1", "2", "3");
        }
    }

    @Test
    void opensWhatANewerVersionMigrated() {
        try (Database newer = open()) {
            newer.change(handle -> handle.execute("""
                    INSERT INTO flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    VALUES (99, '999', 'later', 'SQL', 'V999__later.sql', 7, 'me', 1, 1)
                    """));
        }

        try (Database older = open()) {
            assertThat(versions(older)).containsExactly("1", "2", "3", "999");
        }
    }

    @Test
    void refusesADatabaseWhoseHistoryWasEdited() {
        try (Database database = open()) {
            database.change(handle -> handle.execute("UPDATE flyway_schema_history SET checksum = 7"));
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void knowsEveryJobState() {
        try (Database database = open()) {
            String table = database.read(
                    handle -> handle.createQuery("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'job'")
                            .mapTo(String.class)
                            .one());

            assertThat(table)
                    .contains(Arrays.stream(JobState.values())
                            .map(state -> "'" + state + "'")
                            .toList());
        }
    }

    @Test
    void seesFromOneConnectionWhatAnotherWrote() {
        try (Database one = open();
                Database other = open()) {
            new JdbcJobStore(one).admit(Samples.newJob("event"));

            assertThat(new JdbcJobStore(other).claim(Samples.BOB, Samples.PLATFORMS, NOW, NOW))
                    .isPresent();
            assertThat(new JdbcJobStore(one).listOwners()).containsExactly(Samples.BOB);
        }
    }

    private Database open() {
        return Database.open("jdbc:sqlite:" + folder.resolve("easel.db"));
    }

    private static List<String> versions(Database database) {
        return database.read(
                handle -> handle.createQuery("SELECT version FROM flyway_schema_history ORDER BY installed_rank")
                        .mapTo(String.class)
                        .list());
    }
}
