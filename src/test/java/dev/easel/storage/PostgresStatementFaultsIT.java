package dev.easel.storage;

import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The server cuts the connection before a statement. */
class PostgresStatementFaultsIT extends StatementFaultsContract {
    @Override
    Database open(Path folder) {
        return Database.open(PostgresServer.url(folder));
    }

    @Override
    void disturb(PreparedStatement statement) throws SQLException {
        int connection = statement.getConnection().unwrap(PGConnection.class).getBackendPID();
        PostgresServer.execute("SELECT pg_terminate_backend(%d, 5000)".formatted(connection));
    }
}
