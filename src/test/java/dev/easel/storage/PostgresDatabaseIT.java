package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.job.Job;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresDatabaseIT {
    @TempDir
    private Path folder;

    @Test
    void canBeMigratedByManyAtOnce() throws Exception {
        String url = PostgresServer.emptyUrl(folder);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Database>> openings = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                openings.add(() -> Database.open(url));
            }

            for (Future<Database> opened : threads.invokeAll(openings)) {
                assertThat(Invariants.check(opened.get())).isEmpty();
                opened.get().close();
            }
        }
    }

    @Test
    void saysThatThePasswordIsWrongWithoutRepeatingIt() {
        PostgresServer.requirePassword("locked", "right");

        assertUnavailable(
                PostgresServer.url("postgres").replace("user=postgres", "user=locked&password=hunter2"), "password");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        assertUnavailable(PostgresServer.url("nowhere") + "&password=hunter2", "createdb");
    }

    @Test
    void saysThatTheDatabaseIsSomebodyElses() {
        String url = PostgresServer.emptyUrl(folder);
        PostgresServer.executeIn(url, "CREATE TABLE invoices (id BIGINT)");

        assertUnavailable(url + "&password=hunter2", "tables that are not Easel's");
    }

    @Test
    void saysThatTheUserMayNotMakeTables() {
        String url = PostgresServer.emptyUrl(folder);
        PostgresServer.execute("CREATE USER guest");

        assertUnavailable(url.replace("user=postgres", "user=guest&password=hunter2"), "may not create tables");
    }

    @Test
    void saysThatTheDatabaseCannotHoldEveryText() {
        PostgresServer.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");

        assertUnavailable(PostgresServer.url("latin") + "&password=hunter2", "UTF8");
    }

    @Test
    void keepsPromptsAndCredentialsOutOfItsErrors() {
        try (Database database = open()) {
            JdbcJobStore jobs = new JdbcJobStore(database);
            jobs.admit(Samples.newJob("event"));

            assertThatThrownBy(() -> database.change(handle -> handle.execute("""
                            INSERT INTO job SELECT * FROM job
                            """)))
                    .hasStackTraceContaining("job_pkey")
                    .hasMessageNotContaining(Samples.PROMPT.text())
                    .rootCause()
                    .message()
                    .doesNotContain("Detail")
                    .doesNotContain("event");
        }
    }

    @Test
    void keepsReadersFromWriting() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.read(handle -> handle.execute("DELETE FROM job")))
                    .isInstanceOf(UnableToExecuteStatementException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void showsReadersOneStateHoweverLongTheyRead() {
        try (Database database = open()) {
            JdbcJobStore jobs = new JdbcJobStore(database);

            List<Long> counts = database.read(handle -> {
                List<Long> seen = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    seen.add(handle.createQuery("SELECT count(*) FROM job")
                            .mapTo(long.class)
                            .one());
                    jobs.admit(Samples.newJob("event" + i));
                }
                return seen;
            });

            assertThat(counts).containsExactly(0L, 0L);
        }
    }

    @Test
    void writesDurablyEvenWhereTheServerWouldNot() {
        PostgresServer.executeIn(
                PostgresServer.url(folder),
                "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET synchronous_commit = off'; END $$");

        try (Database database = open()) {
            String commit = database.write(handle ->
                    handle.select("SHOW synchronous_commit").mapTo(String.class).one());

            assertThat(commit).isEqualTo("on");
        }
    }

    /** PostgreSQL keeps no text with a NUL in it, and a model may send one. */
    @Test
    void keepsTextsThatAreNotQuiteText() {
        try (Database database = open()) {
            JdbcJobStore jobs = new JdbcJobStore(database);
            Prompt prompt = new Prompt("a \0 fox \ud83e");
            jobs.admit(Samples.withRequest(
                    Samples.newJob("event"),
                    new ImageRequest.Generation(Samples.MODEL, prompt, 1, RenderOptions.of(ImageSize.AUTO))));
            Job job = jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, NOW).orElseThrow();
            jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), NOW);

            Artwork drawn =
                    new Artwork(Samples.MODEL, List.of(new GeneratedImage(Samples.image(1), "a \0 red fox")), null);
            jobs.arrived(job.lease(), 1, drawn, 0, 30_000, NOW);
            jobs.drawn(job.lease(), Cost.NONE, null, NOW);
            jobs.redeliverAt(job.lease(), NOW);

            assertThat(jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, NOW)
                            .orElseThrow()
                            .artwork()
                            .images())
                    .extracting(GeneratedImage::revisedPrompt)
                    .containsExactly("a  red fox");
        }
    }

    private void assertUnavailable(String url, String reason) {
        assertThatThrownBy(() -> Database.open(url)).isInstanceOfSatisfying(DatabaseUnavailableException.class, e -> {
            assertThat(e.reason()).contains(reason);
            assertThat(e.location()).startsWith("127.0.0.1:" + PostgresServer.port() + "/");
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                assertThat(cause.getMessage()).doesNotContain("hunter2");
            }
        });
    }

    private Database open() {
        return Database.open(PostgresServer.url(folder));
    }
}
