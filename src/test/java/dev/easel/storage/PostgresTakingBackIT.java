package dev.easel.storage;

import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Path;

class PostgresTakingBackIT extends TakingBackContract {
    @Override
    Database open(Path folder) {
        return Database.open(PostgresServer.url(folder));
    }
}
