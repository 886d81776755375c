package dev.easel.storage;

import java.nio.file.Path;

class SqliteSpendMigrationTest extends SpendMigrationContract {
    @Override
    String url(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("easel.db");
    }

    @Override
    SqlDialect dialect() {
        return SqlDialect.SQLITE;
    }
}
