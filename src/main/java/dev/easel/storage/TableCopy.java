package dev.easel.storage;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/** Copies all rows of a database to another one of the same version, within one transaction of each. */
final class TableCopy {
    /** Every table, after those it refers to. */
    static final List<String> TABLES = List.of(
            "job",
            "inbound_event",
            "attempt",
            "spend_day",
            "spend",
            "account",
            "transfer",
            "audit",
            "quota_limit",
            "bar",
            "artwork",
            "artwork_image",
            "likeness",
            "shown_message",
            "job_source",
            "fair_share",
            "batch",
            "batch_member",
            "edit_session",
            "house_rule",
            "preference",
            "desk_event",
            "offer",
            "strike",
            "identity_link",
            "link_code",
            "link_try",
            "forgetting",
            "forgotten_blob",
            "retired_file",
            "pace",
            "delivery_note",
            "transcript",
            "platform_memory",
            "backlog",
            "generation");

    /** Lines of waiting instances are no data. */
    private static final String PACE = "pace";

    /** Tables that number their rows themselves. */
    private static final List<String> NUMBERED = List.of("account", "transfer", "audit");

    /** What must be the same on both sides, beside the number of rows. */
    private static final List<String> SUMS = List.of(
            "SELECT coalesce(sum(pending), 0) || '/' || coalesce(sum(posted), 0) FROM account",
            "SELECT coalesce(sum(granted), 0) FROM account",
            "SELECT coalesce(sum(amount), 0) FROM transfer WHERE kind IN ('ADJUST', 'GRANT')",
            "SELECT coalesce(sum(amount), 0) FROM transfer WHERE kind = 'PENDING'",
            "SELECT coalesce(sum(amount), 0) FROM transfer WHERE kind = 'POST'",
            "SELECT coalesce(sum(pending), 0) || '/' || coalesce(sum(posted), 0) FROM spend_day",
            "SELECT coalesce(sum(micros), 0) || '/' || coalesce(sum(seq), 0) FROM spend",
            "SELECT coalesce(sum(cost_micros), 0) || '/' || coalesce(sum(epoch), 0) FROM job",
            "SELECT coalesce(sum(bytes), 0) FROM artwork_image");

    private static final int BATCH = 500;

    private final Handle from;
    private final Handle to;
    private final Relocation.Progress progress;
    private final Map<String, Long> counts = new HashMap<>();

    TableCopy(Handle from, Handle to, Relocation.Progress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /** Keeps instances that run there from writing until the transaction ends. */
    void lockTarget() {
        to.execute("LOCK TABLE " + String.join(", ", TABLES) + " IN SHARE ROW EXCLUSIVE MODE");
    }

    boolean isTargetEmpty() {
        return TABLES.stream().filter(table -> !table.equals(PACE)).allMatch(table -> count(to, table) == 0);
    }

    void copyAll() {
        to.execute("DELETE FROM " + PACE);
        TABLES.forEach(this::copy);
        if (isServer(to)) {
            numberOn();
        }
    }

    private void numberOn() {
        NUMBERED.forEach(table -> to.execute(
                "SELECT setval(pg_get_serial_sequence('%1$s', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM %1$s), false)"
                        .formatted(table)));
    }

    private static boolean isServer(Handle handle) {
        return handle.getConfig(SqlStatements.class).getAttribute("lock") instanceof String lock && !lock.isEmpty();
    }

    /** Rows of each table and sums, as text to compare. */
    List<String> sums(Handle handle) {
        List<String> sums = new ArrayList<>();
        TABLES.forEach(table -> sums.add(table + " " + count(handle, table)));
        SUMS.forEach(sql -> sums.add(handle.createQuery(sql).mapTo(String.class).one()));
        return sums;
    }

    /** How many rows of a table were copied. */
    long count(String table) {
        return counts.getOrDefault(table, 0L);
    }

    private void copy(String table) {
        long all = count(from, table);
        // A transfer comes after the one it resolves; elsewhere the order is of no matter.
        String order = NUMBERED.contains(table) ? " ORDER BY id" : "";
        long copied = from.createQuery("SELECT * FROM " + table + order).scanResultSet((rows, _) -> {
            try (ResultSet source = rows.get()) {
                return copy(table, source, all);
            }
        });
        counts.put(table, copied);
    }

    private long copy(String table, ResultSet source, long all) throws SQLException {
        List<String> columns = columns(source.getMetaData());
        String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String sql = "INSERT INTO %s (%s) VALUES (%s)".formatted(table, String.join(", ", columns), places);
        long done = 0;
        try (PreparedBatch batch = to.prepareBatch(sql)) {
            while (source.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    batch.bind(i, storable(source.getObject(i + 1)));
                }
                batch.add();
                done++;
                if (batch.size() == BATCH) {
                    batch.execute();
                    progress.copied(table, done, all);
                }
            }
            batch.execute();
        }
        progress.copied(table, done, all);
        return done;
    }

    private static List<String> columns(ResultSetMetaData data) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(data.getColumnName(i));
        }
        return columns;
    }

    /** PostgreSQL has no text with a NUL in it. */
    private static @Nullable Object storable(@Nullable Object value) {
        return value instanceof String text ? text.replace("\0", "") : value;
    }

    private static long count(Handle handle, String table) {
        return handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(long.class)
                .one();
    }
}
