package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.testing.SqliteFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of one text within one transaction. */
class ReusedStatementsTest {
    private static final String NUMBERS =
            "WITH numbers (n) AS (VALUES (1), (2)) SELECT n FROM numbers WHERE n >= :least";

    @TempDir
    Path folder;

    private <T> T write(Function<Handle, T> work) {
        try (Database database = Database.open(SqliteFile.url(folder))) {
            return database.write(work);
        }
    }

    private static ResultIterator<Integer> from(Handle handle, int least) {
        return handle.createQuery(NUMBERS).bind("least", least).mapTo(int.class).iterator();
    }

    @Test
    void areReadSideBySide() {
        List<Integer> read = write(handle -> {
            try (ResultIterator<Integer> outer = from(handle, 1);
                    ResultIterator<Integer> inner = from(handle, 2)) {
                return List.of(outer.next(), inner.next(), outer.next());
            }
        });

        assertThat(read).containsExactly(1, 2, 2);
    }

    @Test
    void takeNothingOverFromTheUseBefore() {
        List<Integer> read = write(handle -> {
            try (ResultIterator<Integer> left = from(handle, 1)) {
                left.next();
            }
            return handle.createQuery(NUMBERS).bind("least", 2).mapTo(int.class).list();
        });

        assertThat(read).containsExactly(2);
    }

    @Test
    void workAgainAfterAFailure() {
        String insert = "INSERT INTO account (subject, window_id, unit) VALUES (:subject, 'w', 'IMAGES')";

        int inserted = write(handle -> {
            handle.createUpdate(insert).bind("subject", "one").execute();
            assertThatThrownBy(() ->
                            handle.createUpdate(insert).bind("subject", "one").execute())
                    .isInstanceOf(JdbiException.class);
            return handle.createUpdate(insert).bind("subject", "two").execute();
        });

        assertThat(inserted).isEqualTo(1);
    }
}
