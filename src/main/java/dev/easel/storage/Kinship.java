package dev.easel.storage;

import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.QuotaScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Which identities are one person, within one transaction. Identities are named by their accounts: {@code user:chat:42}. */
final class Kinship {
    private final Handle handle;

    Kinship(Handle handle) {
        this.handle = handle;
    }

    /** The allowances as they are charged: those of an identity by the accounts that its person's identities share. */
    List<Allowance> shared(List<Allowance> allowances) {
        return charged(allowances).allowances();
    }

    /** As {@link #shared}. */
    Charged charged(List<Allowance> allowances) {
        List<String> identities = allowances.stream()
                .filter(allowance -> allowance.rule().scope() == QuotaScope.USER)
                .map(Allowance::subject)
                .distinct()
                .toList();
        Map<String, String> persons = persons(identities);
        return persons.isEmpty()
                ? new Charged(allowances, false)
                : new Charged(
                        allowances.stream()
                                .map(allowance ->
                                        allowance.of(persons.getOrDefault(allowance.subject(), allowance.subject())))
                                .toList(),
                        true);
    }

    /** @param linked whether somebody among them has several identities */
    record Charged(List<Allowance> allowances, boolean linked) {}

    private Map<String, String> persons(List<String> identities) {
        Map<String, String> persons = new HashMap<>();
        if (!identities.isEmpty()) {
            handle.createQuery("SELECT member, person FROM identity_link WHERE member IN (<members>)")
                    .bindList("members", identities)
                    .map((row, _) -> persons.put(row.getString("member"), row.getString("person")))
                    .list();
        }
        return persons;
    }

    /** The identity whose accounts this one shares: itself, when it is alone. */
    String person(String identity) {
        return persons(List.of(identity)).getOrDefault(identity, identity);
    }

    /** All identities of the person, this one included. */
    List<String> identities(String identity) {
        List<String> identities = handle.createQuery("""
                        SELECT member FROM identity_link
                        WHERE person = coalesce((SELECT person FROM identity_link WHERE member = :identity), :identity)
                        ORDER BY member
                        """)
                .bind("identity", identity)
                .mapTo(String.class)
                .list();
        return identities.isEmpty() ? List.of(identity) : identities;
    }
}
