package dev.easel.storage;

import dev.easel.core.job.RetryPolicy;
import dev.easel.storage.Invariants.Invariant;
import java.util.List;

/** What must be true of the operator's book, and of how often an image is paid for. */
final class SpendInvariants {
    static final List<Invariant> ALL = List.of(
            new Invariant("I1", "A day of the operator's book holds what its entries add up to", """
                    SELECT d.day, d.pending, d.posted FROM spend_day d
                    WHERE d.posted <> (SELECT coalesce(sum(s.micros), 0) FROM spend s
                        WHERE s.day = d.day AND s.kind IN ('POST', 'ADJUST'))
                    OR d.pending <> (SELECT coalesce(sum(s.micros), 0) FROM spend s
                        WHERE s.day = d.day AND s.kind = 'PENDING'
                        AND NOT EXISTS (SELECT 1 FROM spend e
                            WHERE e.job = s.job AND e.attempt = s.attempt AND e.seq = 1))
                    """),
            new Invariant("I3", "A call is booked on the day and for the model of its reservation, and within it", """
                    SELECT e.job, e.attempt, e.seq, e.kind, e.micros FROM spend e
                    LEFT JOIN spend r ON r.job = e.job AND r.attempt = e.attempt AND r.seq = 0
                    WHERE r.job IS NULL OR e.model <> r.model
                    OR (e.kind = 'POST' AND e.micros > r.micros) OR (e.kind = 'VOID' AND e.micros <> r.micros)
                    """),
            new Invariant("I12", "What follows from a call is booked on the day on which it began", """
                    SELECT e.job, e.attempt, e.seq, e.day FROM spend e
                    JOIN spend r ON r.job = e.job AND r.attempt = e.attempt AND r.seq = 0
                    WHERE e.day <> r.day
                    """),
            new Invariant("I11", "A call's price is reserved until it is over, then booked: in doubt all of it", """
                    SELECT a.job, a.n, a.state, e.kind FROM attempt a
                    LEFT JOIN spend r ON r.job = a.job AND r.attempt = a.n AND r.seq = 0
                    LEFT JOIN spend e ON e.job = a.job AND e.attempt = a.n AND e.seq = 1
                    WHERE r.job IS NULL OR r.images <> a.images
                    OR (a.state IN ('PREPARED', 'SENT')) <> (e.kind IS NULL)
                    OR (a.state = 'FAILED') <> (coalesce(e.kind, '') = 'VOID')
                    OR (a.state = 'IN_DOUBT' AND e.micros <> r.micros)
                    """),
            new Invariant("I11", "Only what was in doubt is lowered, and never below nothing", """
                    SELECT s.job, s.attempt, a.state, sum(s.micros) AS micros FROM spend s
                    JOIN attempt a ON a.job = s.job AND a.n = s.attempt
                    WHERE s.kind IN ('POST', 'ADJUST')
                    GROUP BY s.job, s.attempt, a.state
                    HAVING sum(s.micros) < 0
                    OR (a.state <> 'IN_DOUBT' AND min(s.micros) < 0)
                    OR max(CASE s.kind WHEN 'POST' THEN 1 ELSE 0 END) = 0
                    """),
            new Invariant("I7", "No image is paid for more often than repeats allow", """
                    SELECT j.id, j.cost_images, sum(a.images) AS paid FROM job j JOIN attempt a ON a.job = j.id
                    WHERE a.state IN ('SENT', 'OK', 'IN_DOUBT')
                    GROUP BY j.id, j.cost_images
                    HAVING sum(a.images) > %d * j.cost_images
                    """.formatted(
                            RetryPolicy.MAX_PAID_CALLS)));

    private SpendInvariants() {}
}
