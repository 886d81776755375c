package dev.easel.storage;

import dev.easel.testing.SqliteFile;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

class SqlitePromiseForgeryTest extends PromiseForgeryContract {
    @Override
    Database open(Path folder) {
        return Database.open(SqliteFile.url(folder));
    }

    /** SQLite minds what rows refer to only where it is told to. */
    @Override
    void forge(Path folder, String statement) {
        try (Handle handle = Jdbi.open(SqliteFile.url(folder))) {
            handle.execute(statement);
        }
    }
}
