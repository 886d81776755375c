package dev.easel.storage;

import dev.easel.core.house.Preferences;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Keeps defaults as rows of {@code preference}. */
public final class JdbcPreferences implements Preferences {
    private final Database database;

    public JdbcPreferences(Database database) {
        this.database = database;
    }

    @Override
    public List<Map<String, String>> listOf(List<QuotaSubject> subjects) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, String>> found = new HashMap<>();
        List<String> keys = subjects.stream().map(QuotaSubject::key).toList();
        database.read(handle -> handle.createQuery(
                        "SELECT owner, word, value FROM preference WHERE owner IN (<owners>)")
                .bindList("owners", keys)
                .map((row, _) -> found.computeIfAbsent(row.getString("owner"), _ -> new HashMap<>())
                        .put(row.getString("word"), row.getString("value")))
                .list());
        return keys.stream()
                .map(key -> Map.copyOf(found.getOrDefault(key, Map.of())))
                .toList();
    }

    @Override
    public void set(QuotaSubject subject, Map<String, String> options, Signature signature) {
        database.change(handle -> new TreeMap<>(options).forEach((word, value) -> {
            handle.createUpdate("""
                            INSERT INTO preference (owner, word, value) VALUES (:owner, :word, :value)
                            ON CONFLICT (owner, word) DO UPDATE SET value = excluded.value
                            """)
                    .bind("owner", subject.key())
                    .bind("word", word)
                    .bind("value", value)
                    .execute();
            enter(handle, subject, word + "=" + value, signature);
        }));
    }

    @Override
    public void unset(QuotaSubject subject, Set<String> options, Signature signature) {
        database.change(handle -> new TreeSet<>(options).forEach(word -> {
            int gone = handle.createUpdate("DELETE FROM preference WHERE owner = :owner AND word = :word")
                    .bind("owner", subject.key())
                    .bind("word", word)
                    .execute();
            if (gone > 0) {
                enter(handle, subject, word + "=", signature);
            }
        }));
    }

    /** What people set for themselves is nobody else's business. */
    private static void enter(Handle handle, QuotaSubject subject, String detail, Signature signature) {
        if (subject.scope() != QuotaScope.USER) {
            new AuditRows(handle)
                    .add(new AuditEntry(signature, Action.DEFAULT, subject, null, null, null, null, detail));
        }
    }
}
