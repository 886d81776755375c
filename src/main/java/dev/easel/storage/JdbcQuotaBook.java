package dev.easel.storage;

import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.QuotaBook;
import dev.easel.core.quota.QuotaStatus;
import java.util.List;

/** Reads the standing of allowances from the ledger's accounts. Safe for use from several threads. */
public final class JdbcQuotaBook implements QuotaBook {
    private final Database database;

    public JdbcQuotaBook(Database database) {
        this.database = database;
    }

    @Override
    public List<QuotaStatus> standing(List<Allowance> allowances) {
        return database.read(handle -> new Ledger(handle).standings(allowances));
    }
}
