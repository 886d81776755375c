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
    private static final String LOCKS =
            "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE c.relname = 'job'"
                    + " AND l.mode = 'ShareRowExclusiveLock'";

    @TempDir
    Path folder;

    private Path data;

    /** When it is killed. */
    @FunctionalInterface
    private interface Moment {
        boolean isNow() throws IOException;
    }

    @BeforeEach
    void keepAPicture() throws Exception {
        data = folder.resolve("data");
        assertThat(run(Map.of(), "imagine", "a white siamese cat")).isZero();
        assertThat(run(Map.of(), "backup", "kept.backup")).isZero();
    }

    @Test
    void isAllThereOrNotAtAllAndASecondTryWorks() throws Exception {
        List<Moment> moments = List.of(
                () -> holds(data, ".restore-"),
                () -> count("SELECT count(*) " + OTHERS) > 0,
                () -> count(LOCKS) > 0,
                () -> count("SELECT count(*) " + OTHERS + " AND query LIKE 'INSERT INTO%'") > 0,
                () -> count("SELECT count(*) FROM job") > 0);
        Path key = data.resolve("pseudonym.key");
        String kept = Files.readString(key);
        for (Moment moment : moments) {
            Files.writeString(key, "00".repeat(32));
            killAt(moment);

            assertThat(count("SELECT count(*) FROM job")).isIn(0L, 1L);
            assertThat(count("SELECT count(*) FROM generation")).isEqualTo(count("SELECT count(*) FROM job"));
            assertThat(count("SELECT count(*) FROM shared_key WHERE value = '" + kept.strip() + "'"))
                    .isEqualTo(count("SELECT count(*) FROM job"));
        }

        assertThat(run(server(), "restore", "kept.backup")).isZero();

        assertThat(key).hasContent(kept.strip());
        assertThat(run(server(), "doctor", "--json")).isZero();
        try (Database database = Database.open(url())) {
            assertThat(Invariants.check(database)).isEmpty();
            assertThat(new JdbcJobHistory(database).listTallies(Instant.EPOCH))
                    .containsExactly(new Tally(JobState.DELIVERED, "", 1));
        }
    }

    private void killAt(Moment moment) throws InterruptedException {
        try (EaselProcess restore = EaselProcess.jar(folder, server(), "restore", "kept.backup")) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(PATIENCE)
                    .until(() -> !restore.isAlive() || moment.isNow());
            restore.kill();
        }
        await().atMost(PATIENCE).until(() -> count("SELECT count(*) " + OTHERS) == 0);
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

    private static boolean holds(Path folder, String beginning) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(beginning));
        }
    }

    private int run(Map<String, String> environment, String... arguments) throws InterruptedException {
        try (EaselProcess process = EaselProcess.jar(folder, environment, arguments)) {
            return process.awaitExit();
        }
    }
}
