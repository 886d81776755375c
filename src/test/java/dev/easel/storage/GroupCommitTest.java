package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.easel.testing.InMemoryFolder;
import dev.easel.testing.SqliteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writers that share a commit see of each other, on a real file. */
class GroupCommitTest {
    @TempDir(factory = InMemoryFolder.class)
    private Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger commits = new AtomicInteger();
    private Database database;
    private GroupCommit writers;
    private volatile boolean refusesGroups;

    @BeforeEach
    void open() {
        database = Database.open(SqliteFile.url(folder));
        writers = new GroupCommit(this::transaction);
        database.change(handle -> handle.execute("CREATE TABLE note (text TEXT PRIMARY KEY) STRICT"));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    private <T> T transaction(Function<Handle, T> work) {
        return database.write(handle -> {
            T value = work.apply(handle);
            if (refusesGroups && value.equals(true)) {
                throw new JdbiException("no room for a group") {};
            }
            commits.incrementAndGet();
            return value;
        });
    }

    @Test
    void answersManyAfterFewCommits() throws Exception {
        List<Future<Integer>> answers = atOnce(40, n -> write("note " + n));

        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(1);
        }
        assertThat(notes()).hasSize(40);
        assertThat(commits).hasValueLessThan(10);
    }

    @Test
    void undoesAloneWhatOneBreaks() throws Exception {
        write("taken");

        List<Future<Integer>> answers = atOnce(40, n -> write(n % 4 == 0 ? "taken" : "note " + n));

        for (int n = 0; n < 40; n++) {
            Future<Integer> answer = answers.get(n);
            if (n % 4 == 0) {
                assertThat(catchThrowable(answer::get))
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseMessage(
                                "[SQLITE_CONSTRAINT_PRIMARYKEY] A PRIMARY KEY constraint failed (UNIQUE constraint failed: note.text)");
            } else {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
        assertThat(notes()).hasSize(31);
    }

    @Test
    void commitsEachAloneWhenThatIsNotPossibleTogether() throws Exception {
        refusesGroups = true;

        List<Future<Integer>> answers = atOnce(20, n -> write("note " + n));

        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(1);
        }
        assertThat(notes()).hasSize(20);
    }

    @Test
    void keepsAnInterruptionForWhoIsInterrupted() throws Exception {
        Future<Boolean> written = threads.submit(() -> {
            Thread.currentThread().interrupt();
            write("note");
            return Thread.currentThread().isInterrupted();
        });

        assertThat(written.get()).isTrue();
        assertThat(notes()).containsExactly("note");
    }

    private int write(String note) {
        return writers.write(handle -> handle.execute("INSERT INTO note VALUES (?)", note));
    }

    /** One holds the writer until all others are in line. */
    private List<Future<Integer>> atOnce(int count, Function<Integer, Integer> work) throws InterruptedException {
        CountDownLatch inLine = new CountDownLatch(count);
        CountDownLatch held = new CountDownLatch(1);
        Future<Boolean> holder = threads.submit(hold(held, inLine));
        held.await();
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int n = i;
            answers.add(threads.submit(() -> {
                inLine.countDown();
                return work.apply(n);
            }));
        }
        assertThat(holder).isNotNull();
        return answers;
    }

    private Callable<Boolean> hold(CountDownLatch held, CountDownLatch inLine) {
        return () -> writers.write(handle -> {
            held.countDown();
            try {
                inLine.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        });
    }

    private List<String> notes() {
        return database.read(handle ->
                handle.select("SELECT text FROM note").mapTo(String.class).list());
    }
}
