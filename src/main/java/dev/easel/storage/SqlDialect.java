package dev.easel.storage;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * What a database system does in its own way. Everything else is one SQL text for all of them; where a text differs, it
 * holds the name of an attribute, as in {@code <lockFree>}.
 */
enum SqlDialect {
    /** One writer at a time, so a row that was found can't be taken by anybody else. */
    SQLITE("db/sqlite", "", "", Turnstile.NONE, "date((", ") / 1000, 'unixepoch')", TransactionIsolationLevel.UNKNOWN),

    /** Writers meet at rows: who looks for work passes over what another one holds at this moment. */
    POSTGRES(
            "db/postgres",
            "FOR UPDATE SKIP LOCKED",
            "FOR UPDATE",
            "SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))",
            "to_char(to_timestamp(floor((",
            ") / 1000.0)) AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
            TransactionIsolationLevel.READ_COMMITTED);

    private final String migrations;
    private final String lockFree;
    private final String lock;
    private final String turnstile;
    private final String dayOf;
    private final String inUtc;
    private final TransactionIsolationLevel writing;

    SqlDialect(
            String migrations,
            String lockFree,
            String lock,
            String turnstile,
            String dayOf,
            String inUtc,
            TransactionIsolationLevel writing) {
        this.migrations = migrations;
        this.lockFree = lockFree;
        this.lock = lock;
        this.turnstile = turnstile;
        this.dayOf = dayOf;
        this.inUtc = inUtc;
        this.writing = writing;
    }

    /** The folder of its migrations on the class path; every dialect has the same numbers. */
    String migrations() {
        return migrations;
    }

    /** The isolation of transactions that write, whatever the server's default is. */
    TransactionIsolationLevel writing() {
        return writing;
    }

    /** Statements on {@code source}, to which the attributes are known. */
    Jdbi over(DataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        jdbi.define("lockFree", lockFree);
        jdbi.define("lock", lock);
        jdbi.define("turnstile", turnstile);
        jdbi.define("dayOf", dayOf);
        jdbi.define("inUtc", inUtc);
        if (this == SQLITE) {
            // The driver of PostgreSQL keeps them itself.
            jdbi.setStatementBuilderFactory(_ -> new ReusedStatements());
        }
        return jdbi;
    }
}
