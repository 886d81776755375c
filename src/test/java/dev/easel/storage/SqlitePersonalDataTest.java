package dev.easel.storage;

import dev.easel.testing.SqliteFile;
import java.nio.file.Path;
import java.util.List;

class SqlitePersonalDataTest extends PersonalDataContract {
    @Override
    Database open(Path folder) {
        return Database.open(SqliteFile.url(folder));
    }

    @Override
    List<String> textColumns() {
        return database.read(
                handle -> handle.createQuery("""
                        SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
                        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
                        """).mapTo(String.class).list());
    }
}
