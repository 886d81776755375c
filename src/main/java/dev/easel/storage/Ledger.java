package dev.easel.storage;

import dev.easel.core.job.JobId;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaStatus;
import dev.easel.core.quota.QuotaUnit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Accounts and the transfers on them, within one transaction. A reservation is a PENDING transfer; it is resolved once,
 * by a POST of what was really taken or by a VOID.
 */
final class Ledger {
    /** The account of {@code :subject}, and those of other identities of the same person. */
    static final String OF_THE_PERSON =
            "(subject = :subject OR subject IN (SELECT member FROM identity_link WHERE person = :subject))";

    private final Handle handle;

    Ledger(Handle handle) {
        this.handle = handle;
    }

    /**
     * Reserves a job's price in every account that its allowances name.
     *
     * @return whether there was room everywhere; if not, the caller rolls back what was reserved until then
     */
    boolean reserve(JobId job, List<Allowance> allowances, Cost cost, Instant now) {
        List<Allowance> shared = new Kinship(handle).shared(allowances);
        for (Map.Entry<AccountKey, Long> entry :
                limits(new Limits(handle).applied(shared)).entrySet()) {
            AccountKey key = entry.getKey();
            long amount = cost.in(key.unit());
            if (amount == 0) {
                continue;
            }
            long account = requireAccount(key);
            if (!takes(account, amount, entry.getValue() - takenElsewhere(key))) {
                return false;
            }
            insertPending(job, account, amount, now);
        }
        return true;
    }

    /** Charges what was taken, in each account no more than was reserved there, and frees the rest. */
    void post(JobId job, Cost taken, Instant now) {
        for (Reservation reservation : listOpen(job)) {
            long amount = Math.min(taken.in(reservation.unit()), reservation.amount());
            resolve(reservation, "POST", amount, now);
            move(reservation, amount);
        }
    }

    /** Frees everything that is reserved for the job. */
    void release(JobId job, Instant now) {
        for (Reservation reservation : listOpen(job)) {
            resolve(reservation, "VOID", reservation.amount(), now);
            move(reservation, 0);
        }
    }

    /** The standing of each allowance, by the limit that applies. */
    List<QuotaStatus> standings(List<Allowance> allowances) {
        return new Limits(handle)
                .applied(new Kinship(handle).shared(allowances)).stream()
                        .map(this::standing)
                        .toList();
    }

    private QuotaStatus standing(Allowance allowance) {
        return handle.createQuery("""
                        SELECT coalesce(sum(pending + posted), 0) AS taken, coalesce(sum(granted), 0) AS granted
                        FROM account WHERE window_id = :windowId AND unit = :unit AND
                        """ + OF_THE_PERSON)
                .bindMap(AccountKey.of(allowance).columns())
                .map((row, _) -> new QuotaStatus(allowance, row.getLong("taken"), row.getLong("granted")))
                .one();
    }

    /** What other identities of the same person took before they were linked, less what they were granted. */
    private long takenElsewhere(AccountKey key) {
        return handle.createQuery("""
                        SELECT coalesce(sum(pending + posted - granted), 0) FROM account
                        WHERE window_id = :windowId AND unit = :unit AND subject <> :subject AND
                        """ + OF_THE_PERSON)
                .bindMap(key.columns())
                .mapTo(long.class)
                .one();
    }

    /** Rules may share an account; the strictest limit decides. In one order for all, so that nobody deadlocks. */
    private static Map<AccountKey, Long> limits(List<Allowance> allowances) {
        Map<AccountKey, Long> limits = new TreeMap<>();
        for (Allowance allowance : allowances) {
            limits.merge(AccountKey.of(allowance), allowance.rule().limit(), Math::min);
        }
        return limits;
    }

    long requireAccount(AccountKey key) {
        handle.createUpdate("""
                        INSERT INTO account (subject, window_id, unit) VALUES (:subject, :windowId, :unit)
                        ON CONFLICT DO NOTHING
                        """).bindMap(key.columns()).execute();
        return handle.createQuery("""
                        SELECT id FROM account WHERE subject = :subject AND window_id = :windowId AND unit = :unit
                        """).bindMap(key.columns()).mapTo(long.class).one();
    }

    /**
     * Check and change in one statement: between two, somebody else could take the same room. The ceiling keeps the most
     * room that there ever was, as evidence: what was taken within it stays right when the room shrinks.
     */
    private boolean takes(long account, long amount, long limit) {
        return handle.createUpdate("""
                        UPDATE account SET pending = pending + :amount,
                            ceiling = CASE WHEN ceiling > :limit + granted THEN ceiling ELSE :limit + granted END
                        WHERE id = :account AND pending + posted + :amount <= :limit + granted
                        """)
                        .bind("account", account)
                        .bind("amount", amount)
                        .bind("limit", limit)
                        .execute()
                == 1;
    }

    private void insertPending(JobId job, long account, long amount, Instant now) {
        handle.createUpdate("""
                        INSERT INTO transfer (job, account, kind, amount, made_at)
                        VALUES (:job, :account, 'PENDING', :amount, :now)
                        """)
                .bind("job", job.value())
                .bind("account", account)
                .bind("amount", amount)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private List<Reservation> listOpen(JobId job) {
        return handle.createQuery("""
                        SELECT pending.id, pending.job, pending.account, pending.amount, account.unit
                        FROM transfer pending JOIN account ON account.id = pending.account
                        WHERE pending.job = :job AND pending.kind = 'PENDING'
                        AND NOT EXISTS (SELECT 1 FROM transfer done
                            WHERE done.pending_id = pending.id AND done.kind IN ('POST', 'VOID'))
                        ORDER BY pending.id
                        """)
                .bind("job", job.value())
                .map((row, _) -> new Reservation(
                        row.getLong("id"),
                        row.getString("job"),
                        row.getLong("account"),
                        row.getLong("amount"),
                        QuotaUnit.valueOf(row.getString("unit"))))
                .list();
    }

    private void resolve(Reservation reservation, String kind, long amount, Instant now) {
        handle.createUpdate("""
                        INSERT INTO transfer (job, account, kind, amount, pending_id, made_at)
                        VALUES (:job, :account, :kind, :amount, :id, :now)
                        """)
                .bind("job", reservation.job())
                .bind("account", reservation.account())
                .bind("id", reservation.id())
                .bind("kind", kind)
                .bind("amount", amount)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private void move(Reservation reservation, long posted) {
        handle.createUpdate("""
                        UPDATE account SET pending = pending - :amount, posted = posted + :posted WHERE id = :account
                        """)
                .bind("account", reservation.account())
                .bind("amount", reservation.amount())
                .bind("posted", posted)
                .execute();
    }

    /** A PENDING transfer that is not resolved. */
    private record Reservation(long id, String job, long account, long amount, QuotaUnit unit) {}

    /** What makes an account: whose, for which period, counting what. */
    record AccountKey(String subject, String windowId, QuotaUnit unit) implements Comparable<AccountKey> {
        private static final Comparator<AccountKey> ORDER = Comparator.comparing(AccountKey::subject)
                .thenComparing(AccountKey::windowId)
                .thenComparing(AccountKey::unit);

        static AccountKey of(Allowance allowance) {
            return new AccountKey(
                    allowance.subject(), allowance.windowId(), allowance.rule().unit());
        }

        Map<String, Object> columns() {
            return Map.of("subject", subject, "windowId", windowId, "unit", unit.name());
        }

        @Override
        public int compareTo(AccountKey other) {
            return ORDER.compare(this, other);
        }
    }
}
