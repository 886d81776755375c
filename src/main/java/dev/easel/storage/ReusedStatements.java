package dev.easel.storage;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps what one transaction prepared until it ends: those who commit together run the same statements one after the
 * other, and SQLite's driver would compile each text anew. One thread's.
 */
final class ReusedStatements implements StatementBuilder {
    private final StatementBuilder statements = new DefaultStatementBuilder();
    private final IdentityHashMap<Statement, String> texts = new IdentityHashMap<>();
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return statements.create(connection, context);
    }

    /** A statement that is in use is not there for a second one with the same text. Nothing here asks for generated keys. */
    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        if (kept != null) {
            return kept;
        }
        PreparedStatement prepared = statements.create(connection, sql, context);
        texts.put(prepared, sql);
        return prepared;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return statements.createCall(connection, sql, context);
    }

    /** @param template what it was made from, with names in place of parameters */
    @Override
    public void close(Connection connection, String template, Statement statement) throws SQLException {
        String sql = texts.get(statement);
        if (sql == null || idle.containsKey(sql)) {
            texts.remove(statement);
            statements.close(connection, template, statement);
            return;
        }
        PreparedStatement prepared = (PreparedStatement) statement;
        prepared.clearBatch();
        prepared.clearParameters();
        idle.put(sql, prepared);
    }

    /** The connection's pool closes what is left when the connection comes back. */
    @Override
    public void close(Connection connection) {
        idle.clear();
        texts.clear();
        statements.close(connection);
    }
}
