package dev.easel.storage;

import dev.easel.storage.Invariants.Invariant;
import java.util.List;

/** What must be true of what people see, of who pays for whom, of what was accepted, and of the windows in which. */
final class PromiseInvariants {
    static final List<Invariant> ALL = List.of(
            new Invariant("I8", "A job is shown once, by one delivery, and only once it is delivered", """
                    SELECT m.job, min(j.state) AS state, count(*) AS messages FROM shown_message m
                    JOIN job j ON j.id = m.job
                    GROUP BY m.job
                    HAVING count(*) <> count(DISTINCT m.position) OR min(j.state) <> 'DELIVERED'
                    UNION ALL
                    SELECT j.id, 'shown nowhere', 0 FROM job j
                    LEFT JOIN shown_message m ON m.platform = j.message_platform AND m.message = j.message
                    WHERE j.state = 'DELIVERED' AND j.queue_user <> 'forgotten' AND m.job IS NULL
                    """),
            new Invariant(
                    "I13",
                    "A job belongs to one platform, one space and one person, with all that follows from it",
                    """
                    SELECT j.id, 'turn' AS what, j.queue_user || ' ' || j.queue_space AS name FROM job j
                    WHERE (j.queue_user NOT IN ('?', 'forgotten')
                        AND substr(j.queue_user, 1, length(j.platform) + 1) <> j.platform || ':')
                    OR (j.queue_space NOT IN ('?', j.platform)
                        AND substr(j.queue_space, 1, length(j.platform) + 1) <> j.platform || ':')
                    OR j.message_platform <> j.platform
                    UNION ALL
                    SELECT j.id, 'event', e.platform FROM inbound_event e JOIN job j ON j.id = e.job
                    WHERE e.platform <> j.platform
                    UNION ALL
                    SELECT j.id, 'message', m.platform FROM shown_message m JOIN job j ON j.id = m.job
                    WHERE m.platform <> j.platform
                    UNION ALL
                    SELECT j.id, 'batch', b.queue_user FROM batch b
                    JOIN batch_member m ON m.batch = b.id JOIN job j ON j.id = m.job
                    WHERE b.platform <> j.platform OR (j.queue_user <> 'forgotten' AND b.queue_user <> j.queue_user)
                    UNION ALL
                    SELECT j.id, 'account', a.subject FROM transfer t
                    JOIN account a ON a.id = t.account JOIN job j ON j.id = t.job
                    WHERE t.kind = 'PENDING' AND (
                        (a.subject LIKE 'space:%' AND j.queue_space <> '?' AND a.subject <> 'space:' || j.queue_space)
                        OR (a.subject LIKE 'channel:%'
                            AND substr(a.subject, 9, length(j.platform) + 1) <> j.platform || ':')
                        OR (a.subject LIKE 'role:%'
                            AND substr(a.subject, 6, length(j.platform) + 1) <> j.platform || ':')
                        OR (a.subject LIKE 'user:%' AND j.queue_user NOT IN ('?', 'forgotten')
                            AND a.subject <> 'user:' || j.queue_user
                            AND NOT EXISTS (SELECT 1 FROM audit u WHERE u.action = 'LINK'
                                AND 'user:' || j.queue_user IN (u.subject, u.detail))))
                    """),
            new Invariant("I14", "What was accepted is still there", """
                    SELECT 'event' AS what, e.job FROM inbound_event e
                    WHERE e.job IS NOT NULL AND NOT EXISTS (SELECT 1 FROM job j WHERE j.id = e.job)
                    UNION ALL
                    SELECT 'transfer', t.job FROM transfer t
                    WHERE t.job IS NOT NULL AND NOT EXISTS (SELECT 1 FROM job j WHERE j.id = t.job)
                    UNION ALL
                    SELECT 'call', a.job FROM attempt a WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.id = a.job)
                    UNION ALL
                    SELECT 'image', w.job FROM artwork w WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.id = w.job)
                    UNION ALL
                    SELECT 'member', m.job FROM batch_member m
                    WHERE m.job IS NOT NULL AND NOT EXISTS (SELECT 1 FROM job j WHERE j.id = m.job)
                    """),
            new Invariant("I15", "What is reserved, is so in one window of a kind: that of its own time", """
                    SELECT t.job, a.subject, a.unit, max(a.window_id) AS window_id, count(*) AS reservations
                    FROM transfer t JOIN account a ON a.id = t.account
                    WHERE t.kind = 'PENDING' AND a.window_id LIKE '____-__-__%'
                    GROUP BY t.job, a.subject, a.unit, CASE WHEN a.window_id LIKE '%/DAY' THEN 'DAY'
                        WHEN a.window_id LIKE '%/WEEK' THEN 'WEEK' WHEN a.window_id LIKE '%/MONTH' THEN 'MONTH'
                        ELSE 'HOUR' END
                    HAVING count(*) > 1
                    OR max(substr(a.window_id, 1, 10)) > max(<dayOf> t.made_at + 86400000 <inUtc>)
                    OR min(substr(a.window_id, 1, 10)) < min(<dayOf> t.made_at - CASE
                        WHEN a.window_id LIKE '%/WEEK' THEN 604800000 WHEN a.window_id LIKE '%/MONTH' THEN 2678400000
                        ELSE 86400000 END <inUtc>)
                    """),
            new Invariant("I15", "A call's price is booked on the UTC day on which the call began", """
                    SELECT s.job, s.attempt, s.day, a.started_at FROM spend s
                    JOIN attempt a ON a.job = s.job AND a.n = s.attempt
                    WHERE s.seq = 0 AND s.day <> <dayOf> a.started_at <inUtc>
                    """));

    private PromiseInvariants() {}
}
