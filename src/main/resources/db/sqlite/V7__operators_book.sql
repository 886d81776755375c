-- The second book: what the operator pays the provider. Every call has its worst price reserved before its first byte
-- leaves, on the UTC day on which it began, and everything that follows is booked on that day. The entries of a call
-- are numbered: 0 reserves, 1 is what it came to, those from 2 correct that.

CREATE TABLE spend_day (
    day     TEXT    NOT NULL PRIMARY KEY CHECK (length(day) = 10),
    pending INTEGER NOT NULL DEFAULT 0 CHECK (pending >= 0),
    posted  INTEGER NOT NULL DEFAULT 0 CHECK (posted >= 0)
) STRICT;

CREATE TABLE spend (
    job     TEXT    NOT NULL,
    attempt INTEGER NOT NULL,
    seq     INTEGER NOT NULL CHECK (seq >= 0),
    kind    TEXT    NOT NULL CHECK (kind IN ('PENDING', 'POST', 'VOID', 'ADJUST')),
    day     TEXT    NOT NULL REFERENCES spend_day (day),
    model   TEXT    NOT NULL,
    images  INTEGER NOT NULL CHECK (images >= 0),
    micros  INTEGER NOT NULL,
    reason  TEXT,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (job, attempt, seq),
    FOREIGN KEY (job, attempt) REFERENCES attempt (job, n),
    CHECK ((seq = 0) = (kind = 'PENDING')),
    CHECK ((seq = 1) = (kind IN ('POST', 'VOID'))),
    CHECK (micros >= 0 OR kind = 'ADJUST'),
    CHECK ((kind = 'ADJUST') = (reason IS NOT NULL))
) STRICT;

CREATE INDEX spend_of_day ON spend (day);

-- Calls of before there was this book: their share of their job's worst price.
INSERT INTO spend_day (day)
SELECT DISTINCT strftime('%Y-%m-%d', started_at / 1000, 'unixepoch') FROM attempt;

INSERT INTO spend (job, attempt, seq, kind, day, model, images, micros, made_at)
SELECT a.job, a.n, 0, 'PENDING', strftime('%Y-%m-%d', a.started_at / 1000, 'unixepoch'),
    coalesce(json_extract(j.request, '$.model'), 'unknown'), a.images,
    (j.cost_micros * a.images + max(j.cost_images, 1) - 1) / max(j.cost_images, 1), a.started_at
FROM attempt a JOIN job j ON j.id = a.job;

INSERT INTO spend (job, attempt, seq, kind, day, model, images, micros, made_at)
SELECT s.job, s.attempt, 1, CASE a.state WHEN 'FAILED' THEN 'VOID' ELSE 'POST' END, s.day, s.model,
    CASE a.state WHEN 'OK' THEN a.images ELSE 0 END, s.micros, coalesce(a.ended_at, a.started_at)
FROM spend s JOIN attempt a ON a.job = s.job AND a.n = s.attempt
WHERE a.state IN ('OK', 'FAILED', 'IN_DOUBT');

UPDATE spend_day SET
    posted = (SELECT coalesce(sum(micros), 0) FROM spend s WHERE s.day = spend_day.day AND s.kind = 'POST'),
    pending = (SELECT coalesce(sum(micros), 0) FROM spend s WHERE s.day = spend_day.day AND s.kind = 'PENDING'
        AND NOT EXISTS (SELECT 1 FROM spend e WHERE e.job = s.job AND e.attempt = s.attempt AND e.seq = 1));

CREATE TRIGGER spend_is_not_changed BEFORE UPDATE ON spend
BEGIN
    SELECT RAISE(ABORT, 'the operator''s book is never changed');
END;

CREATE TRIGGER spend_is_not_deleted BEFORE DELETE ON spend
BEGIN
    SELECT RAISE(ABORT, 'nothing in the operator''s book is deleted');
END;
