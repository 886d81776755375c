package dev.easel.storage;

import dev.easel.testing.SqliteFile;
import java.nio.file.Path;

class SqliteTakingBackTest extends TakingBackContract {
    @Override
    Database open(Path folder) {
        return Database.open(SqliteFile.url(folder));
    }
}
