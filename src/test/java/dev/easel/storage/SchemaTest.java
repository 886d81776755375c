package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.job.JobState;
import dev.easel.testing.Samples;
import dev.easel.testing.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    @TempDir
    private Path folder;

    @Test
    void migratesOnce() {
        List<String> first;
        try (Database database = open()) {
            first = versions(database);
        }

        try (Database database = open()) {
            assertThat(versions(database)).isEqualTo(first).startsWith("1");
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
            assertThat(versions(older)).startsWith("1").endsWith("999");
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
    void hasTheSameMigrationsForEveryDialect() throws IOException {
        List<String> first = numbers(SqlDialect.SQLITE);

        for (SqlDialect dialect : SqlDialect.values()) {
            assertThat(numbers(dialect)).as("%s", dialect).isEqualTo(first).isNotEmpty();
        }
    }

    @Test
    void isMovedWithAllItsTables() {
        try (Database database = open()) {
            List<String> tables = database.read(
                    handle -> handle.createQuery("""
                            SELECT name FROM sqlite_schema WHERE type = 'table'
                            AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'flyway%'
                            """).mapTo(String.class).list());

            assertThat(TableCopy.TABLES).containsExactlyInAnyOrderElementsOf(tables);
        }
    }

    private static List<String> numbers(SqlDialect dialect) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources", dialect.migrations()))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
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
        return Database.open(SqliteFile.url(folder));
    }

    private static List<String> versions(Database database) {
        return database.read(
                handle -> handle.createQuery("SELECT version FROM flyway_schema_history ORDER BY installed_rank")
                        .mapTo(String.class)
                        .list());
    }
}
