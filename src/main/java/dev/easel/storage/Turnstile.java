package dev.easel.storage;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/** Lets one transaction through at a time, until it ends: others wait, and then see what it did. */
final class Turnstile {
    /** For claims that draw. */
    static final String CLAIMS = "claims";

    /** For what goes by the retention: two would wait for each other's rows. */
    static final String RETENTION = "retention";

    /** For forgetting people: two instances would forget the same one. */
    static final String FORGETTING = "forgetting";

    /** Where only one transaction writes at a time anyway. */
    static final String NONE = "";

    private Turnstile() {}

    /** @param key transactions with different ones don't meet */
    static void pass(Handle handle, String key) {
        if (!NONE.equals(handle.getConfig(SqlStatements.class).getAttribute("turnstile"))) {
            handle.createQuery("<turnstile>").bind("key", key).mapToMap().list();
        }
    }
}
