package dev.easel.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;

/** Strikes once, before the n-th statement of what is written next. */
final class Saboteur implements StatementCustomizer {
    private final Fault fault;
    private final AtomicInteger armed = new AtomicInteger();

    private Saboteur(Fault fault) {
        this.fault = fault;
    }

    /** What happens to the connection; the statement must fail by it or by what this throws. */
    interface Fault {
        void strike(PreparedStatement statement) throws SQLException;
    }

    /** One who waits in a database. */
    static Saboteur in(Database database, Fault fault) {
        Saboteur saboteur = new Saboteur(fault);
        database.write(Handle::getJdbi).configure(SqlStatements.class, all -> all.addCustomizer(saboteur));
        return saboteur;
    }

    /** One whose statements fail as on a bad disk. */
    static Saboteur in(Database database) {
        return in(database, _ -> {
            throw new SQLException("disk I/O error");
        });
    }

    void strikeAt(int statement) {
        armed.set(statement);
    }

    /** Whether it did; it won't any more. */
    boolean hasStruck() {
        return armed.getAndSet(0) < 0;
    }

    /** Whether the database refuses the work. */
    static boolean fails(Runnable work) {
        try {
            work.run();
            return false;
        } catch (JdbiException e) {
            return true;
        }
    }

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
        if (armed.get() > 0 && armed.decrementAndGet() == 0) {
            armed.set(-1);
            fault.strike(statement);
        }
    }
}
