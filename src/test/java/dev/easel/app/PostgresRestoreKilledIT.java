package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.job.JobHistory.Tally;
import dev.easel.core.job.JobState;
import dev.easel.storage.Database;
import dev.easel.storage.Invariants;
import dev.easel.storage.JdbcJobHistory;
import dev.easel.testing.postgres.PostgresServer;
import dev.easel.testing.process.EaselProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bringing a backup back to PostgreSQL is killed at each of its steps: there is all of it or nothing, and a second try works. */
final class PostgresRestoreKilledIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OTHERS =
            "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    private static final String OLD_KEY = "00".repeat(32);

    /** What stops it where it is to be killed, and the statement that it stands at then. */
    private record Moment(String barrier, String statement) {}

    private static final List<Moment> MOMENTS = List.of(
            new Moment("LOCK TABLE generation IN ACCESS EXCLUSIVE MODE", "SELECT restored_at FROM generation"),
            new Moment("LOCK TABLE attempt IN SHARE ROW EXCLUSIVE MODE", "LOCK TABLE job, "),
            new Moment("SELECT pg_advisory_xact_lock(1)", "INSERT INTO job"),
            new Moment("SELECT pg_advisory_xact_lock(2)", "INSERT INTO blob"),
            new Moment("SELECT pg_advisory_xact_lock(3)", "COMMIT"));

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void keepAPicture() throws Exception {
        data = folder.resolve("data");
        assertThat(run(Map.of(), "imagine", "a white siamese cat")).isZero();
        assertThat(run(Map.of(), "backup", "kept.backup")).isZero();
    }

    @Test
    void isAllThereOrNotAtAllAndASecondTryWorks() throws Exception {
        Path key = data.resolve("pseudonym.key");
        String kept = Files.readString(key).strip();
        Files.writeString(key, OLD_KEY);
        standAt("job", 1, "");
        standAt("blob", 2, "");
        standAt("job", 3, "DEFERRABLE INITIALLY DEFERRED");
        for (Moment moment : MOMENTS) {
            killAt(moment);

            // The server goes on with a commit that it has got, whoever sent it.
            long there = moment.statement().equals("COMMIT") ? 1 : 0;
            assertThat(count("SELECT count(*) FROM job")).as(moment.statement()).isEqualTo(there);
            assertThat(count("SELECT count(*) FROM generation")).isEqualTo(there);
            assertThat(count("SELECT count(*) FROM shared_key WHERE value = '" + kept + "'"))
                    .isEqualTo(there);
            assertThat(key).hasContent(OLD_KEY);
        }

        try (EaselProcess restore = EaselProcess.jar(folder, server(), "restore", "kept.backup")) {
            assertThat(restore.awaitExit()).isZero();
            String said = "the one that was here is in " + aside();
            assertThat(restore.out()).anyMatch(line -> line.contains(said));
        }

        assertThat(key).hasContent(kept);
        assertThat(aside().resolve("pseudonym.key")).hasContent(OLD_KEY);
        assertThat(run(server(), "doctor", "--json")).isZero();
        try (Database database = Database.open(url())) {
            assertThat(Invariants.check(database)).isEmpty();
            assertThat(new JdbcJobHistory(database).listTallies(Instant.EPOCH))
                    .containsExactly(new Tally(JobState.DELIVERED, "", 1));
        }
    }

    /** Whoever writes a row of the table stands still while somebody else has the lock. */
    private void standAt(String table, int lock, String when) {
        PostgresServer.executeIn(url(), """
                CREATE FUNCTION stand_%2$d() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock(%2$d); RETURN NULL; END $$
                """.formatted(table, lock));
        PostgresServer.executeIn(url(), """
                CREATE CONSTRAINT TRIGGER stand_%2$d AFTER INSERT ON %1$s %3$s FOR EACH ROW EXECUTE FUNCTION stand_%2$d()
                """.formatted(table, lock, when));
    }

    private void killAt(Moment moment) throws InterruptedException, SQLException {
        try (Connection barrier = DriverManager.getConnection(url());
                Statement statement = barrier.createStatement()) {
            barrier.setAutoCommit(false);
            statement.execute(moment.barrier());
            try (EaselProcess restore = EaselProcess.jar(folder, server(), "restore", "kept.backup")) {
                await(moment.statement()).atMost(PATIENCE).until(() -> standsAt(moment.statement()));
                assertThat(restore.isAlive()).isTrue();
                restore.kill();
            }
            barrier.rollback();
        }
        await().atMost(PATIENCE).until(() -> count("SELECT count(*) " + OTHERS) == 0);
    }

    private boolean standsAt(String statement) {
        return count("SELECT count(*) %s AND wait_event_type = 'Lock' AND query ILIKE '%s%%'"
                        .formatted(OTHERS, statement))
                == 1;
    }

    private Path aside() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().startsWith("before-restore-"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private Map<String, String> server() {
        return Map.of("EASEL_DATABASE_URL", url());
    }

    private String url() {
        return PostgresServer.url(folder);
    }

    private long count(String query) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int run(Map<String, String> environment, String... arguments) throws InterruptedException {
        try (EaselProcess process = EaselProcess.jar(folder, environment, arguments)) {
            return process.awaitExit();
        }
    }
}
