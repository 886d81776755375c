package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.gallery.Gone;
import dev.easel.core.job.JobId;
import dev.easel.testing.SqliteFile;
import dev.easel.testing.process.EaselProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The real jar is killed while it lets go of what is too old, and while it deletes the files; it goes on when it is back. */
final class RetentionKilledIT extends OldInstallation {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private EaselProcess start() {
        return EaselProcess.jar(
                folder,
                Map.of(
                        "EASEL_RETENTION_INPUTS_DAYS", "30",
                        "EASEL_RETENTION_OUTPUTS_DAYS", "30",
                        "EASEL_RETENTION_PROMPTS_DAYS", "30",
                        "EASEL_RETENTION_AFTER_START_SECONDS", "0",
                        "EASEL_WEB_PORT", "0"),
                "run");
    }

    /** How many parts of requests are marked as gone, looked at from outside. */
    private int gone() {
        return count("SELECT count(inputs_gone_at) + count(outputs_gone_at) + count(prompt_gone_at) FROM job");
    }

    private int count(String query) {
        try (Connection connection = DriverManager.getConnection(SqliteFile.url(folder.resolve("data")));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private void killWhen(BooleanSupplier moment) throws InterruptedException {
        try (EaselProcess easel = start()) {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(moment::getAsBoolean);
            easel.kill();
        }
    }

    @Test
    void endsWithEverythingGoneThatIsDueAndNothingElse() throws Exception {
        int all = 3 * due.size();
        killWhen(() -> gone() > 0);
        int first = gone();
        assertThat(first).isLessThan(all);
        assertThatMarksAreTrue();
        assertThat(names()).hasSizeGreaterThan(2 * DUE);
        anHourPasses();

        killWhen(() -> gone() > first);
        assertThatMarksAreTrue();
        anHourPasses();

        int files = names().size();
        killWhen(() -> countFiles() < files - 10);
        assertThatMarksAreTrue();
        assertThat(names()).containsAll(staying);
        anHourPasses();

        try (EaselProcess easel = start()) {
            await().atMost(PATIENCE)
                    .until(() -> easel.err().stream().anyMatch(line -> line.contains("nobody needs were deleted")));
            easel.kill();
        }
        assertThatAllIsGone();
    }

    private int countFiles() {
        try {
            return listFiles().size();
        } catch (IOException | UncheckedIOException e) {
            return Integer.MAX_VALUE; // one went while they were counted
        }
    }

    /** Files stay for an hour once nothing names them. */
    private void anHourPasses() throws IOException {
        open();
        database.change(handle -> handle.execute("UPDATE retired_file SET retired_at = retired_at - "
                + Duration.ofHours(2).toMillis()));
        database.close();
    }

    /** Each part of a request is there as a whole, or gone as a whole; the books hold. */
    private void assertThatMarksAreTrue() throws IOException {
        open();
        assertThat(Invariants.check(database)).isEmpty();
        assertThat(wrong("inputs_gone_at IS NULL", "(SELECT count(*) FROM job_source s WHERE s.job = j.id) = 1"))
                .isZero();
        assertThat(wrong("outputs_gone_at IS NULL", """
                        (SELECT count(*) FROM artwork_image i WHERE i.job = j.id AND i.sha256 <> '%s') = 1
                        AND (SELECT count(bits) FROM likeness l WHERE l.job = j.id) = 1
                        """.formatted(Forgetting.NO_FILE)))
                .isZero();
        assertThat(wrong("prompt_gone_at IS NULL", "j.request NOT LIKE '%…%'")).isZero();
        for (JobId id : kept) {
            assertThat(jobs.findOrder(id).orElseThrow().gone()).isEqualTo(Gone.NOTHING);
        }
        database.close();
    }

    /** Of how many requests what is said of them and what is there differ. */
    private int wrong(String there, String found) {
        return database.read(
                handle -> handle.createQuery("SELECT count(*) FROM job j WHERE (%s) <> (%s)".formatted(there, found))
                        .mapTo(int.class)
                        .one());
    }

    private void assertThatAllIsGone() throws IOException {
        assertThatMarksAreTrue();
        open();
        for (JobId id : due) {
            assertThat(jobs.findOrder(id).orElseThrow().gone()).isEqualTo(new Gone(true, true, true));
        }
        assertThat(columnsWith(CANARY)).isEmpty();
        assertThat(columnsWith(HARE)).contains("job.request", "transcript.body", "artwork_image.revised_prompt");
        assertThat(names()).isEqualTo(staying);
        assertThat(database.<Set<String>>read(handle -> new BlobOwners(handle).withoutOwner(List.copyOf(staying))))
                .hasSize(1); // what was made just now, for which a later sweep comes
    }
}
