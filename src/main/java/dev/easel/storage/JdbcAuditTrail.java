package dev.easel.storage;

import dev.easel.core.identity.SpaceRef;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditTrail;
import java.util.List;

/** Reads the trail that the operator's acts leave in the database. */
public final class JdbcAuditTrail implements AuditTrail {
    private final Database database;

    public JdbcAuditTrail(Database database) {
        this.database = database;
    }

    @Override
    public List<AuditEntry> list(int atMost) {
        return database.read(handle -> new AuditRows(handle).list(atMost));
    }

    @Override
    public List<AuditEntry> listOf(SpaceRef space, int atMost) {
        return database.read(handle -> new AuditRows(handle).listOf(space, atMost));
    }
}
