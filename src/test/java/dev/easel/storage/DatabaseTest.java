package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.job.NewJob;
import dev.easel.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void makesMissingFoldersThatOnlyTheOwnerCanRead() throws IOException {
        Path file = folder.resolve("a/b/easel.db");

        Database.open("jdbc:sqlite:" + file).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @CsvSource({"journal_mode, wal", "synchronous, 2", "foreign_keys, 1"})
    void writesDurably(String pragma, String value) {
        try (Database database = open()) {
            String actual = database.write(handle ->
                    handle.select("PRAGMA " + pragma).mapTo(String.class).one());

            assertThat(actual).isEqualTo(value);
        }
    }

    /** As the processes of an upgrade do: one of them writes whenever it can, and the other gets its turn. */
    @Test
    void letsAnotherWriteThatWaitsWhileOneWritesWithoutPause() throws Exception {
        AtomicBoolean busy = new AtomicBoolean(true);
        try (Database one = open();
                Database other = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writing = threads.submit(() -> {
                while (busy.get()) {
                    one.change(handle -> {
                        handle.execute("UPDATE pace SET next_free = next_free WHERE 1 = 0");
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                    });
                }
            });

            for (int turn = 0; turn < 20; turn++) {
                assertThat(other.isWritable()).isTrue();
            }

            busy.set(false);
            writing.get();
        }
    }

    @Test
    void keepsPromptsAndCredentialsOutOfItsErrors() {
        try (Database database = open()) {
            JdbcJobStore jobs = new JdbcJobStore(database);
            NewJob job = Samples.newJob("event-1");
            jobs.admit(job);

            assertThatThrownBy(() -> jobs.admit(withEvent(job, "event-2")))
                    .hasMessageContaining("UNIQUE")
                    .hasMessageNotContaining(Samples.PROMPT.text())
                    .hasMessageNotContaining(Samples.replyTo().value());
        }
    }

    private static NewJob withEvent(NewJob job, String event) {
        return new NewJob(
                job.id(),
                event,
                job.sender(),
                job.place(),
                job.replyTo(),
                job.request(),
                job.presentation(),
                job.notes(),
                job.cost(),
                job.allowances(),
                job.now(),
                job.claimableFrom(),
                job.deadline(),
                job.pinnedTo());
    }

    @Test
    void keepsReadersFromWriting() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.read(handle -> handle.execute("DELETE FROM job")))
                    .isInstanceOf(UnableToExecuteStatementException.class)
                    .hasMessageContaining("readonly");
        }
    }

    @Test
    void keepsWhatWasThereWhenOpenedAgain() {
        try (Database database = open()) {
            new JdbcJobStore(database).admit(Samples.newJob("event"));
        }

        try (Database database = open()) {
            assertThat(new JdbcJobStore(database).claim(Samples.ALICE, Samples.PLATFORMS, Samples.NOW, Samples.NOW))
                    .isPresent();
        }
    }

    @Test
    void canBeOpenedByManyAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Database>> openings = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                openings.add(this::open);
            }

            for (Future<Database> opened : threads.invokeAll(openings)) {
                assertThat(Invariants.check(opened.get())).isEmpty();
                opened.get().close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres://easel:hunter2@host/easel", "easel.db", "jdbc:sqlite:", "jdbc:sqlite::memory:"})
    void refusesAnAddressThatIsNotAFile(String url) {
        assertThatThrownBy(() -> Database.open(url))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("jdbc:sqlite:")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void refusesAFolder() {
        assertUnavailable(folder, "it is a folder");
    }

    @Test
    void refusesAFileOfAnotherKind() throws IOException {
        Path file = Files.writeString(folder.resolve("photo.png"), "no database, ".repeat(500));

        assertUnavailable(file, "file is not a database");
    }

    @Test
    void refusesAPlaceWhereNoFolderCanBe() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertUnavailable(file.resolve("easel.db"), "");
    }

    private void assertUnavailable(Path path, String reason) {
        assertThatThrownBy(() -> Database.open("jdbc:sqlite:" + path))
                .isInstanceOfSatisfying(DatabaseUnavailableException.class, e -> {
                    assertThat(e.location()).isEqualTo(path.toString());
                    assertThat(e.reason()).contains(reason);
                });
    }

    private Database open() {
        return Database.open("jdbc:sqlite:" + folder.resolve("easel.db"));
    }
}
