package dev.easel.storage;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What must be true of the database between any two transactions, each as a query for the rows that break it. */
public final class Invariants {
    private static final List<Invariant> ALL = List.of(
            new Invariant("I1", "An account holds what its transfers add up to", """
                    SELECT a.id, a.pending, a.posted, a.granted FROM account a
                    WHERE a.posted <> (SELECT coalesce(sum(CASE t.kind WHEN 'ADJUST' THEN -t.amount ELSE t.amount END), 0)
                        FROM transfer t WHERE t.account = a.id AND t.kind IN ('POST', 'ADJUST'))
                    OR a.granted <> (SELECT coalesce(sum(t.amount), 0) FROM transfer t
                        WHERE t.account = a.id AND t.kind = 'GRANT')
                    OR a.pending <> (SELECT coalesce(sum(t.amount), 0) FROM transfer t
                        WHERE t.account = a.id AND t.kind = 'PENDING'
                        AND NOT EXISTS (SELECT 1 FROM transfer r WHERE r.pending_id = t.id))
                    """),
            new Invariant("I2", "No more is taken than the limit and the grants ever allowed", """
                    SELECT a.id, a.pending, a.posted, a.ceiling FROM account a WHERE a.pending + a.posted > a.ceiling
                    """),
            new Invariant("I2b", "What the operator gave, took back, set or closed stands in the trail", """
                    SELECT 'transfer' AS what, t.kind AS name, t.amount AS amount
                    FROM transfer t LEFT JOIN audit u ON u.transfer = t.id
                    WHERE t.kind IN ('GRANT', 'ADJUST') AND (u.id IS NULL OR u.amount <> t.amount
                        OR u.action <> CASE t.kind WHEN 'GRANT' THEN 'GRANT' ELSE 'RESET' END)
                    UNION ALL
                    SELECT 'limit', l.subject, l.amount FROM quota_limit l JOIN audit u ON u.id = l.audit
                    WHERE u.action <> 'SET' OR u.subject <> l.subject OR u.period <> l.period OR u.unit <> l.unit
                    OR u.amount IS DISTINCT FROM l.amount
                    UNION ALL
                    SELECT 'bar', b.subject, b.ends_at FROM bar b JOIN audit u ON u.id = b.audit
                    WHERE u.action NOT IN ('BAN', 'PAUSE') OR u.subject <> b.subject
                    OR u.ends_at IS DISTINCT FROM b.ends_at
                    """),
            new Invariant("I3", "A reservation is resolved once, for its own job and account, within its amount", """
                    SELECT p.id, count(*) AS resolutions FROM transfer p JOIN transfer r ON r.pending_id = p.id
                    GROUP BY p.id
                    HAVING count(*) > 1 OR max(r.amount) > max(p.amount) OR max(p.kind) <> 'PENDING'
                    OR sum(CASE WHEN r.kind = 'VOID' AND r.amount <> p.amount THEN 1 ELSE 0 END) > 0
                    OR sum(CASE WHEN r.job <> p.job OR r.account <> p.account THEN 1 ELSE 0 END) > 0
                    """),
            new Invariant("I4", "A job reserves while it waits or runs, and never after", """
                    SELECT j.id, j.state, p.id AS pending FROM job j JOIN transfer p ON p.job = j.id
                    WHERE p.kind = 'PENDING'
                    AND (j.state IN ('QUEUED', 'RUNNING'))
                        = EXISTS (SELECT 1 FROM transfer r WHERE r.pending_id = p.id)
                    """),
            new Invariant("I5", "An event leads to one job, and a job comes from its event", """
                    SELECT j.id, j.platform, j.event_key FROM job j
                    LEFT JOIN inbound_event e ON e.platform = j.platform AND e.event_key = j.event_key
                    WHERE e.job IS NULL OR e.job <> j.id
                    """),
            new Invariant("I6", "A call that is under way belongs to the claim that is running", """
                    SELECT a.job, a.n, a.state, j.state AS job_state FROM attempt a JOIN job j ON j.id = a.job
                    WHERE a.epoch > j.epoch
                    OR (a.state IN ('PREPARED', 'SENT') AND (j.state <> 'RUNNING' OR a.epoch <> j.epoch))
                    """),
            new Invariant("I7", "A job's counts are those of its calls", """
                    SELECT j.id, j.attempts, j.interruptions FROM job j
                    WHERE j.attempts <> (SELECT count(*) FROM attempt a WHERE a.job = j.id)
                    OR j.interruptions > (SELECT count(*) FROM attempt a WHERE a.job = j.id AND a.state = 'IN_DOUBT')
                    """),
            new Invariant(
                    "I9", "A drawn job has images, a failed or cancelled one none, counted from 0 without gaps", """
                    SELECT j.id, j.state FROM job j
                    WHERE (j.state NOT IN ('QUEUED', 'RUNNING', 'PARKED')
                        AND (j.state NOT IN ('FAILED', 'CANCELLED')) <> EXISTS (SELECT 1 FROM artwork w WHERE w.job = j.id))
                    OR EXISTS (SELECT 1 FROM artwork w WHERE w.job = j.id
                        AND (SELECT count(*) FROM artwork_image i WHERE i.job = w.job)
                            <> (SELECT coalesce(max(position), 0) + 1 FROM artwork_image i WHERE i.job = w.job))
                    """),
            new Invariant("I10", "A job without images costs nothing", """
                    SELECT j.id, t.account, t.amount FROM job j JOIN transfer t ON t.job = j.id
                    WHERE t.kind = 'POST' AND t.amount > 0 AND NOT EXISTS (SELECT 1 FROM artwork w WHERE w.job = j.id)
                    """),
            new Invariant("I17", "Nobody's turn is further away than the largest request puts it", """
                    SELECT share.space, share.finish, whole.clock FROM fair_share share
                    JOIN fair_share whole ON whole.member = ''
                        AND whole.space = CASE share.member WHEN '' THEN '' ELSE share.space END
                    WHERE share.space <> ''
                    AND share.finish > whole.clock + (SELECT coalesce(max(cost_images), 0) FROM job)
                    """),
            new Invariant("I18", "What was cancelled was not called for, and costs nothing", """
                    SELECT j.id, a.n, a.state FROM job j JOIN attempt a ON a.job = j.id
                    WHERE j.state = 'CANCELLED' AND (a.state = 'OK' OR a.epoch >= j.epoch)
                    """));

    private Invariants() {}

    /** Runs every query on one state of the database; takes as long as the tables are large. Empty: all is well. */
    public static List<Violation> check(Database database) {
        return database.read(Invariants::check);
    }

    /** As {@link #check(Database)}, within a transaction. */
    static List<Violation> check(Handle handle) {
        return Stream.of(ALL, SpendInvariants.ALL, PromiseInvariants.ALL)
                .flatMap(List::stream)
                .flatMap(invariant -> invariant.violations(handle))
                .toList();
    }

    /**
     * A row that breaks an invariant.
     *
     * @param id of the invariant: {@code I4}
     * @param sentence what should be true
     * @param row the columns that show it: ids, states and amounts
     */
    public record Violation(String id, String sentence, String row) {}

    /** What should be true, and the rows for which it isn't. */
    record Invariant(String id, String sentence, String sql) {
        Stream<Violation> violations(Handle handle) {
            List<Map<String, Object>> rows = handle.createQuery(sql).mapToMap().list();
            return rows.stream().map(row -> new Violation(id, sentence, row.toString()));
        }
    }
}
