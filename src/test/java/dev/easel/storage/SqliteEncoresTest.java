package dev.easel.storage;

import java.nio.file.Path;

class SqliteEncoresTest extends EncoresContract {
    @Override
    Database open(Path folder) {
        return Database.open("jdbc:sqlite:" + folder.resolve("easel.db"));
    }
}
