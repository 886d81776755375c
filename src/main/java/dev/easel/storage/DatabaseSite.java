package dev.easel.storage;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import javax.sql.DataSource;

/** Where a database is, and how it is connected to. */
sealed interface DatabaseSite permits DatabaseFile, DatabaseServer {
    /**
     * Understands a URL.
     *
     * @throws DatabaseUnavailableException when it is of no kind that Easel knows
     */
    static DatabaseSite of(String jdbcUrl) {
        return jdbcUrl.startsWith(DatabaseServer.PREFIX) ? DatabaseServer.of(jdbcUrl) : DatabaseFile.of(jdbcUrl);
    }

    SqlDialect dialect();

    /** The place as an operator knows it, without any secret. */
    String shown();

    /** Makes what is missing and lets one opener at a time go on, until the returned lock is closed. */
    StartLock prepare() throws IOException;

    /** Connections for migrating it. */
    DataSource migrator();

    /** Connections that may write. */
    HikariConfig writers();

    /** Connections whose transactions see one state of the database and write nothing. */
    HikariConfig readers();

    /** What is wrong when it can't be opened, in one sentence without a full stop. */
    String reason(Exception e);
}
