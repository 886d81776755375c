package dev.easel.campaign;

import dev.easel.storage.Database;
import dev.easel.storage.Invariants;
import dev.easel.storage.Overdue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an installation's database says, read from outside of the process that keeps it. */
record Books(String url) {
    /** The events whose calls are under way, one entry a call. */
    List<String> callsUnderWay() {
        return list(
                "SELECT j.event_key FROM attempt a JOIN job j ON j.id = a.job WHERE a.state IN ('PREPARED', 'SENT')");
    }

    /** How many jobs still have something to do. */
    long unsettled() {
        return number("""
                SELECT count(*) FROM job WHERE state IN ('QUEUED', 'RUNNING', 'DRAWN')
                OR (state = 'FAILED' AND told_at IS NULL)
                """);
    }

    /** Event → state of its job. */
    Map<String, String> states() {
        return pairs("SELECT event_key, state FROM job");
    }

    /** Event → who runs its job. */
    Map<String, String> owners() {
        return pairs("SELECT event_key, lease_owner FROM job WHERE lease_owner IS NOT NULL");
    }

    /** Event → states of its calls, in order, with spaces between. */
    Map<String, String> calls() {
        Map<String, String> calls = new HashMap<>();
        rows("SELECT j.event_key, a.state FROM attempt a JOIN job j ON j.id = a.job ORDER BY j.id, a.n")
                .forEach(row -> calls.merge(row.getFirst(), row.getLast(), (one, other) -> one + " " + other));
        return calls;
    }

    /** Images that somebody was charged for. */
    long imagesCharged(String subject) {
        return number("SELECT coalesce(sum(posted), 0) FROM account WHERE unit = 'IMAGES' AND subject = ?", subject);
    }

    /** What is reserved, in all accounts together. */
    long reserved() {
        return number("SELECT coalesce(sum(pending), 0) FROM account");
    }

    List<Invariants.Violation> violations() {
        try (Database database = Database.open(url)) {
            return Invariants.check(database);
        }
    }

    /** What nobody takes care of, though an instance is there or was there a moment ago. */
    List<Invariants.Violation> overdue() {
        try (Database database = Database.open(url)) {
            return Overdue.check(database, Instant.now());
        }
    }

    private long number(String sql, String... values) {
        return Long.parseLong(rows(sql, values).getFirst().getFirst());
    }

    private List<String> list(String sql) {
        return rows(sql).stream().map(List::getFirst).toList();
    }

    private Map<String, String> pairs(String sql) {
        Map<String, String> pairs = new HashMap<>();
        rows(sql).forEach(row -> pairs.put(row.getFirst(), row.getLast()));
        return pairs;
    }

    private List<List<String>> rows(String sql, String... values) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return read(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<List<String>> read(ResultSet result) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.add(result.getString(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
