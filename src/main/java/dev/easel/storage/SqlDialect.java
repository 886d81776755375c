package dev.easel.storage;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * What a database system does in its own way. Everything else is one SQL text for all of them; where a text differs, it
 * holds the name of an attribute, as in {@code <lockFree>}.
 */
enum SqlDialect {
    /** One writer at a time, so a row that was found can't be taken by anybody else. */
    SQLITE("db/sqlite", "", "", "SELECT :key", TransactionIsolationLevel.UNKNOWN),

    /** Writers meet at rows: who looks for work passes over what another one holds at this moment. */
    POSTGRES(
            "db/postgres",
            "FOR UPDATE SKIP LOCKED",
            "FOR UPDATE",
            "SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))",
            TransactionIsolationLevel.READ_COMMITTED);

    private final String migrations;
    private final String lockFree;
    private final String lock;
    private final String turnstile;
    private final TransactionIsolationLevel writing;

    SqlDialect(String migrations, String lockFree, String lock, String turnstile, TransactionIsolationLevel writing) {
        this.migrations = migrations;
        this.lockFree = lockFree;
        this.lock = lock;
        this.turnstile = turnstile;
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

    /** Makes the attributes known to every statement. */
    void defineAttributes(Jdbi jdbi) {
        jdbi.define("lockFree", lockFree);
        jdbi.define("lock", lock);
        jdbi.define("turnstile", turnstile);
    }
}
