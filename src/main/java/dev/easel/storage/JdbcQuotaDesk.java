package dev.easel.storage;

import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.core.quota.QuotaDesk;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes limits and accounts in the database that admissions reserve in. */
public final class JdbcQuotaDesk implements QuotaDesk {
    private final Database database;

    public JdbcQuotaDesk(Database database) {
        this.database = database;
    }

    @Override
    public List<Standing> standing(List<Allowance> allowances) {
        return database.read(handle -> {
            Ledger ledger = new Ledger(handle);
            List<Allowance> shared = new Kinship(handle).shared(allowances);
            Set<Limits.Key> set = new Limits(handle).find(shared).keySet();
            return ledger.standings(allowances).stream()
                    .map(status -> new Standing(
                            status,
                            new Adjustments(handle).reserved(Ledger.AccountKey.of(status.allowance())),
                            set.contains(Limits.Key.of(status.allowance())) ? LimitSource.SET : LimitSource.CONFIGURED))
                    .toList();
        });
    }

    @Override
    public List<QuotaSubject> listSubjects(Set<String> windowIds, int atMost) {
        if (windowIds.isEmpty()) {
            return List.of();
        }
        return database.read(handle -> handle.createQuery("""
                        SELECT subject FROM account
                        WHERE window_id IN (<windowIds>) AND pending + posted + granted > 0
                        UNION SELECT subject FROM quota_limit
                        ORDER BY subject LIMIT :atMost
                        """)
                .bindList("windowIds", windowIds)
                .bind("atMost", atMost)
                .mapTo(String.class)
                .map(QuotaSubject::ofKey)
                .list());
    }

    @Override
    public void grant(List<Allowance> allowances, long amount, Signature signature) {
        database.change(handle -> {
            for (Allowance allowance : byAccount(new Kinship(handle).shared(allowances))) {
                long transfer = new Adjustments(handle).grant(Ledger.AccountKey.of(allowance), amount, signature.at());
                AuditEntry entry = entry(signature, Action.GRANT, allowance, allowance.windowId(), amount);
                new AuditRows(handle).add(entry, transfer);
            }
        });
    }

    @Override
    public void set(List<Allowance> allowances, long limit, Signature signature) {
        Long amount = limit >= QuotaRule.UNLIMITED ? null : Long.valueOf(limit);
        database.change(handle -> {
            for (Map.Entry<Limits.Key, Allowance> rule :
                    byRule(new Kinship(handle).shared(allowances)).entrySet()) {
                long audit = new AuditRows(handle).add(ofLimit(signature, Action.SET, rule.getValue(), amount));
                new Limits(handle).set(rule.getKey(), amount, audit);
            }
        });
    }

    @Override
    public void unset(List<Allowance> allowances, Signature signature) {
        database.change(handle -> {
            List<Allowance> shared = new Kinship(handle).shared(allowances);
            Map<Limits.Key, Allowance> rules = byRule(shared);
            rules.keySet().retainAll(new Limits(handle).find(shared).keySet());
            rules.forEach((key, allowance) -> {
                new AuditRows(handle).add(ofLimit(signature, Action.UNSET, allowance, null));
                new Limits(handle).unset(key);
            });
        });
    }

    @Override
    public void reset(List<Allowance> allowances, Signature signature) {
        database.change(handle -> byAccount(ofAllIdentities(handle, allowances))
                .forEach(allowance -> reset(handle, allowance, signature)));
    }

    /** What each of a person's identities took counts for all of them. */
    private static List<Allowance> ofAllIdentities(Handle handle, List<Allowance> allowances) {
        Kinship kinship = new Kinship(handle);
        return allowances.stream()
                .flatMap(allowance ->
                        kinship.identities(allowance.subject()).stream().map(allowance::of))
                .toList();
    }

    private static void reset(Handle handle, Allowance allowance, Signature signature) {
        AuditRows audit = new AuditRows(handle);
        new Adjustments(handle)
                .giveBack(Ledger.AccountKey.of(allowance), signature.at())
                .ifPresentOrElse(
                        given -> audit.add(
                                entry(signature, Action.RESET, allowance, allowance.windowId(), given.amount()),
                                given.transfer()),
                        () -> audit.add(entry(signature, Action.RESET, allowance, allowance.windowId(), 0L)));
    }

    /** Rules may share an account, which is changed once. In the order in which admissions take accounts. */
    private static Collection<Allowance> byAccount(List<Allowance> allowances) {
        return allowances.stream()
                .collect(Collectors.toMap(Ledger.AccountKey::of, one -> one, (one, _) -> one, TreeMap::new))
                .values();
    }

    private static Map<Limits.Key, Allowance> byRule(List<Allowance> allowances) {
        return allowances.stream().collect(Collectors.toMap(Limits.Key::of, one -> one, (one, _) -> one));
    }

    private static AuditEntry ofLimit(Signature signature, Action action, Allowance allowance, @Nullable Long amount) {
        return entry(signature, action, allowance, allowance.rule().window().name(), amount);
    }

    private static AuditEntry entry(
            Signature signature, Action action, Allowance allowance, String period, @Nullable Long amount) {
        QuotaSubject subject = QuotaSubject.ofKey(allowance.subject());
        return new AuditEntry(
                signature, action, subject, period, allowance.rule().unit(), amount, null);
    }
}
