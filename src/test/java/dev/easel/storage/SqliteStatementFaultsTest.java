package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.easel.core.job.Admission;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.testing.Samples;
import dev.easel.testing.SqliteFile;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** A statement of SQLite's fails, as on a bad disk; and a disk that is really full, as far as SQLite can tell. */
class SqliteStatementFaultsTest extends StatementFaultsContract {
    private static final int ENOUGH_PAGES = 1_000_000;
    private static final int MANY = 2_000;

    @Override
    Database open(Path folder) {
        return Database.open(SqliteFile.url(folder));
    }

    @Override
    void disturb(PreparedStatement statement) throws SQLException {
        throw new SQLException("disk I/O error");
    }

    @Test
    void admitNothingOnAFullDiskAndGoOnOnceThereIsRoom() {
        Allowance images = Samples.imagesADay("42", MANY);
        limitPages(pages());
        int admitted = 0;
        NewJob next = Samples.withAllowances(Samples.newJob("0"), images);
        Throwable failure = null;
        while (failure == null && admitted < MANY) {
            NewJob job = next;
            failure = catchThrowable(() -> jobs.admit(job));
            if (failure == null) {
                admitted++;
                next = Samples.withAllowances(Samples.newJob(String.valueOf(admitted)), images);
            }
        }

        assertThat(failure).isInstanceOf(JdbiException.class).hasMessageContaining("full");
        assertThat(taken(images)).isEqualTo(admitted);
        assertThat(Invariants.check(database)).isEmpty();
        limitPages(ENOUGH_PAGES);
        assertThat(jobs.admit(next)).isInstanceOf(Admission.Admitted.class);
        assertThat(taken(images)).isEqualTo(admitted + 1);
        assertThat(jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, LATER)).isPresent();
    }

    private int pages() {
        return database.read(handle ->
                handle.createQuery("PRAGMA page_count").mapTo(int.class).one());
    }

    /** Holds for the one connection that writes. */
    private void limitPages(int pages) {
        database.write(handle -> handle.createQuery("PRAGMA max_page_count = " + pages)
                .mapTo(int.class)
                .one());
    }
}
