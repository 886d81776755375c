package dev.easel.storage;

import dev.easel.core.job.JobId;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaStatus;
import dev.easel.core.quota.QuotaUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * Takes a price in every account that the allowances name, or in none of them.
     *
     * @return what is to be {@linkplain #reserve reserved} before the transaction ends; empty when an account has no room
     */
    Optional<List<Taken>> take(List<Allowance> allowances, Cost cost) {
        Kinship.Charged charged = new Kinship(handle).charged(allowances);
        List<Taken> taken = new ArrayList<>();
        for (Map.Entry<AccountKey, Long> entry :
                limits(new Limits(handle).applied(charged.allowances())).entrySet()) {
            AccountKey key = entry.getKey();
            long amount = cost.in(key.unit());
            if (amount == 0) {
                continue;
            }
            long elsewhere = charged.linked() ? takenElsewhere(key) : 0;
            Optional<Long> account = take(key, amount, entry.getValue() - elsewhere);
            if (account.isEmpty()) {
                taken.forEach(this::giveBack);
                return Optional.empty();
            }
            taken.add(new Taken(account.get(), amount));
        }
        return Optional.of(taken);
    }

    private void giveBack(Taken taken) {
        handle.createUpdate("UPDATE account SET pending = pending - :amount WHERE id = :account")
                .bind("account", taken.account())
                .bind("amount", taken.amount())
                .execute();
    }

    /** What was taken is a job's from now on. */
    void reserve(JobId job, List<Taken> taken, Instant now) {
        for (Taken part : taken) {
            insertPending(job, part.account(), part.amount(), now);
        }
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
        open(key);
        return handle.createQuery("""
                        SELECT id FROM account WHERE subject = :subject AND window_id = :windowId AND unit = :unit
                        """).bindMap(key.columns()).mapTo(long.class).one();
    }

    /** There is an account from now on, whoever made it. */
    private void open(AccountKey key) {
        handle.createUpdate("""
                        INSERT INTO account (subject, window_id, unit) VALUES (:subject, :windowId, :unit)
                        ON CONFLICT DO NOTHING
                        """).bindMap(key.columns()).execute();
    }

    /** The account that it was taken from; empty where there is no room. Nearly always the account is there already. */
    private Optional<Long> take(AccountKey key, long amount, long limit) {
        Optional<Long> account = takeOfOpen(key, amount, limit);
        if (account.isPresent()) {
            return account;
        }
        open(key);
        return takeOfOpen(key, amount, limit);
    }

    /**
     * Check and change in one statement: between two, somebody else could take the same room. The ceiling keeps the most
     * room that there ever was, as evidence: what was taken within it stays right when the room shrinks.
     */
    private Optional<Long> takeOfOpen(AccountKey key, long amount, long limit) {
        return handle.createQuery("""
                        UPDATE account SET pending = pending + :amount,
                            ceiling = CASE WHEN ceiling > :limit + granted THEN ceiling ELSE :limit + granted END
                        WHERE subject = :subject AND window_id = :windowId AND unit = :unit
                        AND pending + posted + :amount <= :limit + granted
                        RETURNING id
                        """)
                .bindMap(key.columns())
                .bind("amount", amount)
                .bind("limit", limit)
                .mapTo(Long.class)
                .findOne();
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

    /** A part of an account that nobody else can take. */
    record Taken(long account, long amount) {}

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
