package dev.easel.storage;

import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Path;

class PostgresBlobSweepIT extends BlobSweepContract {
    @Override
    Database open(Path folder) {
        return Database.open(PostgresServer.url(folder));
    }

    @Override
    void age(String sha256) {
        database.change(handle -> handle.execute("UPDATE blob SET touched_at = 1 WHERE sha256 = ?", sha256));
    }
}
