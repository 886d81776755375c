package dev.easel.storage;

import dev.easel.storage.Ledger.AccountKey;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the operator changes on accounts, within one transaction: as transfers that belong to no job. */
final class Adjustments {
    private final Handle handle;

    Adjustments(Handle handle) {
        this.handle = handle;
    }

    /** Gives an account more room. Returns the transfer. */
    long grant(AccountKey key, long amount, Instant now) {
        long account = new Ledger(handle).requireAccount(key);
        handle.createUpdate("UPDATE account SET granted = granted + :amount WHERE id = :account")
                .bind("account", account)
                .bind("amount", amount)
                .execute();
        return insert(account, "GRANT", amount, now);
    }

    /** Takes away everything that was charged; empty when nothing was. */
    Optional<GivenBack> giveBack(AccountKey key, Instant now) {
        return lock(key).filter(charged -> charged.amount() > 0).map(charged -> {
            handle.createUpdate("UPDATE account SET posted = posted - :amount WHERE id = :account")
                    .bind("account", charged.account())
                    .bind("amount", charged.amount())
                    .execute();
            return new GivenBack(charged.amount(), insert(charged.account(), "ADJUST", charged.amount(), now));
        });
    }

    /** The part of an account that is reserved. */
    long reserved(AccountKey key) {
        return handle.createQuery("""
                        SELECT coalesce(sum(pending), 0) FROM account WHERE window_id = :windowId AND unit = :unit AND
                        """ + Ledger.OF_THE_PERSON)
                .bindMap(key.columns())
                .mapTo(long.class)
                .one();
    }

    /** Changes nothing, so that nobody else does either until the transaction ends: any database locks what it writes. */
    private Optional<Charged> lock(AccountKey key) {
        return handle.createQuery("""
                        UPDATE account SET posted = posted
                        WHERE subject = :subject AND window_id = :windowId AND unit = :unit
                        RETURNING id, posted
                        """)
                .bindMap(key.columns())
                .map((row, _) -> new Charged(row.getLong("id"), row.getLong("posted")))
                .findOne();
    }

    private long insert(long account, String kind, long amount, Instant now) {
        return handle.createQuery("""
                        INSERT INTO transfer (account, kind, amount, made_at)
                        VALUES (:account, :kind, :amount, :now) RETURNING id
                        """)
                .bind("account", account)
                .bind("kind", kind)
                .bind("amount", amount)
                .bind("now", now.toEpochMilli())
                .mapTo(long.class)
                .one();
    }

    /** What an account had to give back, and how it did. */
    record GivenBack(long amount, long transfer) {}

    private record Charged(long account, long amount) {}
}
