package dev.easel.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.easel.core.image.BlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open, migrated database. Several processes may have the same one open; their writes wait for each other. Safe for
 * use from several threads.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    /** Longer than SQLite's own wait, so that who queues behind a waiting writer still gets a turn. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    /** Two transactions stood in each other's way, and the server undid this one (PostgreSQL's error codes, 40...). */
    private static final Set<String> UNDONE = Set.of("40001", "40P01");

    private static final int MAX_TRIES = 10;

    private final SqlDialect dialect;
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Jdbi writes;
    private final Jdbi reads;
    private final GroupCommit.Transactions transactions;

    private Database(SqlDialect dialect, HikariDataSource writers, HikariDataSource readers) {
        this.dialect = dialect;
        this.writers = writers;
        this.readers = readers;
        this.writes = jdbi(dialect, writers);
        this.reads = jdbi(dialect, readers);
        this.transactions = dialect == SqlDialect.SQLITE ? new GroupCommit(this::writeAlone)::write : this::writeAlone;
    }

    /** Values stay out of exceptions, which are logged: among them are prompts and credentials of platforms. */
    private static Jdbi jdbi(SqlDialect dialect, DataSource source) {
        return dialect.over(source)
                .configure(
                        StatementExceptions.class,
                        exceptions -> exceptions.setMessageRendering(StatementExceptions.MessageRendering.NONE));
    }

    /**
     * Opens a database, which is created or brought up to date first.
     *
     * @param jdbcUrl {@code jdbc:sqlite:PATH}, where the folders of the path are made when they are missing, or
     *     {@code jdbc:postgresql://HOST/DATABASE?user=NAME}
     * @throws DatabaseUnavailableException when it can't be opened there, or not be written to
     */
    public static Database open(String jdbcUrl) {
        DatabaseSite site = DatabaseSite.of(jdbcUrl);
        try (StartLock _ = site.prepare()) {
            int migrations = Migrations.apply(site);
            Database database = new Database(site.dialect(), openWriters(site), openReaders(site));
            LOG.debug("database {} is open, {} migrations applied", site.shown(), migrations);
            return database;
        } catch (IOException | FlywayException | PoolInitializationException e) {
            throw new DatabaseUnavailableException(site.shown(), site.reason(e), e);
        }
    }

    /**
     * Runs work in one transaction, durable when this returns. The only way in which anything is written.
     *
     * @param work must touch nothing but the handle; when it throws, nothing of it is kept. It runs again when the
     *     database undid it in favour of somebody else's transaction, or could not commit it together with others. Where
     *     there is one writer, any waiting caller's thread may run it
     */
    <T> T write(Function<Handle, T> work) {
        return transactions.write(work);
    }

    private <T> T writeAlone(Function<Handle, T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return writes.inTransaction(dialect.writing(), work::apply);
            } catch (JdbiException e) {
                if (tried == MAX_TRIES || !wasUndone(e)) {
                    throw e;
                }
                LOG.debug("a transaction was undone by the database, try {}", tried);
            }
        }
    }

    /** As {@link #write}, for work without a result. */
    void change(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /** Whether a transaction can begin to write, and end, now. Waits for as long as one would. */
    public boolean isWritable() {
        try {
            change(handle -> handle.execute("UPDATE pace SET next_free = next_free WHERE 1 = 0"));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("the database can't be written to", e);
            return false;
        }
    }

    /** Runs queries that all see the same state. */
    <T> T read(Function<Handle, T> queries) {
        return reads.inTransaction(queries::apply);
    }

    /**
     * Opens the place for pictures that goes with this database: a folder beside a file, rows on a server, where every
     * instance finds them.
     *
     * @param folder used only with a file
     */
    public BlobStore openBlobs(Path folder, InstantSource clock) throws IOException {
        return switch (dialect) {
            case SQLITE -> FileBlobStore.open(folder, clock.instant());
            case POSTGRES -> JdbcBlobStore.open(this, clock);
        };
    }

    /**
     * Settles on one key for all instances that share this database.
     *
     * @param own what this instance brings along: used by all when it is the first
     */
    public String sharedKey(String name, String own) {
        return switch (dialect) {
            case SQLITE -> own;
            case POSTGRES -> write(handle -> SharedKeys.agree(handle, name, own));
        };
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }

    private static boolean wasUndone(JdbiException e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && UNDONE.contains(cause.getSQLState());
    }

    private static HikariDataSource openWriters(DatabaseSite site) {
        return new HikariDataSource(pool("easel-writer", site.writers()));
    }

    private static HikariDataSource openReaders(DatabaseSite site) {
        HikariConfig config = pool("easel-reader", site.readers());
        // The writers have just proven that it opens.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static HikariConfig pool(String name, HikariConfig config) {
        config.setPoolName(name);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(MAX_WAIT.toMillis());
        return config;
    }
}
