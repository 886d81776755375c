package dev.easel.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.logging.LogFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open, migrated database. Several processes may have the same one open; their writes wait for each other. Safe for
 * use from several threads.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int READERS = 4;
    /** Longer than SQLite's own wait, so that who queues behind a waiting writer still gets a turn. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    private final HikariDataSource writer;
    private final HikariDataSource readers;
    private final Jdbi writes;
    private final Jdbi reads;

    private Database(HikariDataSource writer, HikariDataSource readers) {
        this.writer = writer;
        this.readers = readers;
        this.writes = jdbi(writer);
        this.reads = jdbi(readers);
    }

    /** Values stay out of exceptions, which are logged: among them are prompts and credentials of platforms. */
    private static Jdbi jdbi(DataSource source) {
        return Jdbi.create(source)
                .configure(
                        StatementExceptions.class,
                        exceptions -> exceptions.setMessageRendering(StatementExceptions.MessageRendering.NONE));
    }

    /**
     * Opens a database, which is created or brought up to date first.
     *
     * @param jdbcUrl {@code jdbc:sqlite:PATH}; the folders of the path are made when they are missing
     * @throws DatabaseUnavailableException when it can't be opened there, or not be written to
     */
    public static Database open(String jdbcUrl) {
        DatabaseFile file = DatabaseFile.of(jdbcUrl);
        try {
            file.prepare();
            try (StartLock _ = StartLock.take(file.path())) {
                int migrations = migrate(file.writer());
                Database database = new Database(openWriter(file), openReaders(file));
                LOG.debug("database {} is open, {} migrations applied", file.path(), migrations);
                return database;
            }
        } catch (IOException | FlywayException | PoolInitializationException e) {
            throw new DatabaseUnavailableException(file.path().toString(), reason(e), e);
        }
    }

    /**
     * Runs work in one transaction, durable when this returns. The only way in which anything is written.
     *
     * @param work must touch nothing but the handle; when it throws, nothing of it is kept
     */
    <T> T write(Function<Handle, T> work) {
        return writes.inTransaction(work::apply);
    }

    /** As {@link #write}, for work without a result. */
    void change(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /** Runs queries that all see the same state. */
    <T> T read(Function<Handle, T> queries) {
        return reads.inTransaction(queries::apply);
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }

    private static int migrate(DataSource source) {
        LogFactory.setLogCreator(MigrationLog::new);
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/sqlite")
                .failOnMissingLocations(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static HikariDataSource openWriter(DatabaseFile file) {
        return new HikariDataSource(pool("easel-writer", file.writer(), 1));
    }

    private static HikariDataSource openReaders(DatabaseFile file) {
        HikariConfig config = pool("easel-reader", file.reader(), READERS);
        config.setConnectionInitSql("PRAGMA query_only = ON");
        // The writer has just proven that the file opens.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static HikariConfig pool(String name, DataSource source, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(MAX_WAIT.toMillis());
        return config;
    }

    /** The innermost sentence: the outer ones only say that something went wrong. */
    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = cause.getMessage();
        return text == null
                ? cause.getClass().getSimpleName()
                : String.join("; ", text.lines().toList());
    }
}
