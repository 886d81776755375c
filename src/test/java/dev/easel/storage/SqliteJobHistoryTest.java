package dev.easel.storage;

import java.nio.file.Path;

class SqliteJobHistoryTest extends JobHistoryContract {
    @Override
    Database open(Path folder) {
        return Database.open("jdbc:sqlite:" + folder.resolve("easel.db"));
    }
}
