package dev.easel.storage;

import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

class PostgresPromiseForgeryIT extends PromiseForgeryContract {
    @Override
    Database open(Path folder) {
        return Database.open(PostgresServer.url(folder));
    }

    /** What is copied from another server is not held against what it refers to. */
    @Override
    void forge(Path folder, String statement) {
        try (Handle handle = Jdbi.open(PostgresServer.url(folder))) {
            handle.execute("SET session_replication_role = replica");
            handle.execute(statement);
        }
    }
}
