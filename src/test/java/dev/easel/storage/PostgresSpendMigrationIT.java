package dev.easel.storage;

import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Path;

class PostgresSpendMigrationIT extends SpendMigrationContract {
    @Override
    String url(Path folder) {
        return PostgresServer.emptyUrl(folder);
    }

    @Override
    SqlDialect dialect() {
        return SqlDialect.POSTGRES;
    }
}
