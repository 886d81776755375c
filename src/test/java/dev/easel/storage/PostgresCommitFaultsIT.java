package dev.easel.storage;

import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;
import org.postgresql.PGConnection;

/** The server cuts the connection right before a commit, or right after it; or it can't commit what it was given. */
class PostgresCommitFaultsIT extends CommitFaultsContract {
    @Override
    Database open(Path folder) {
        return Database.open(PostgresServer.url(folder));
    }

    /** Found at the commit, as what stands in the way of another transaction is. */
    @Override
    void refuse(Handle handle, Runnable commit) {
        handle.execute("CREATE TEMPORARY TABLE once (n INT UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP");
        handle.execute("INSERT INTO once VALUES (1), (1)");
        commit.run();
    }

    @Override
    void undo(Handle handle, Runnable commit) {
        cut(handle);
        commit.run();
    }

    @Override
    void commitUnheard(Handle handle, Runnable commit) {
        commit.run();
        cut(handle);
        throw new TransactionException(new SQLException("the connection is gone"));
    }

    private static void cut(Handle handle) {
        try {
            int connection = handle.getConnection().unwrap(PGConnection.class).getBackendPID();
            PostgresServer.execute("SELECT pg_terminate_backend(%d, 5000)".formatted(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
