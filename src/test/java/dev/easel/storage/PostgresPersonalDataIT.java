package dev.easel.storage;

import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.List;

class PostgresPersonalDataIT extends PersonalDataContract {
    @Override
    Database open(Path folder) {
        return Database.open(PostgresServer.url(folder));
    }

    @Override
    List<String> textColumns() {
        return database.read(
                handle -> handle.createQuery("""
                        SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
                        JOIN information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema
                        WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
                        AND c.data_type <> 'bytea'
                        """).mapTo(String.class).list());
    }
}
