-- The second book: what the operator pays the provider. Every call has its worst price reserved before its first byte
-- leaves, on the UTC day on which it began, and everything that follows is booked on that day. The entries of a call
-- are numbered: 0 reserves, 1 is what it came to, those from 2 correct that.

CREATE TABLE spend_day (
    day     TEXT    NOT NULL PRIMARY KEY CHECK (length(day) = 10),
    pending BIGINT  NOT NULL DEFAULT 0 CHECK (pending >= 0),
    posted  BIGINT  NOT NULL DEFAULT 0 CHECK (posted >= 0)
);

CREATE TABLE spend (
    job     TEXT    NOT NULL,
    attempt BIGINT  NOT NULL,
    seq     BIGINT  NOT NULL CHECK (seq >= 0),
    kind    TEXT    NOT NULL CHECK (kind IN ('PENDING', 'POST', 'VOID', 'ADJUST')),
    day     TEXT    NOT NULL REFERENCES spend_day (day),
    model   TEXT    NOT NULL,
    images  BIGINT  NOT NULL CHECK (images >= 0),
    micros  BIGINT  NOT NULL,
    reason  TEXT,
    made_at BIGINT  NOT NULL,
    PRIMARY KEY (job, attempt, seq),
    FOREIGN KEY (job, attempt) REFERENCES attempt (job, n),
    CHECK ((seq = 0) = (kind = 'PENDING')),
    CHECK ((seq = 1) = (kind IN ('POST', 'VOID'))),
    CHECK (micros >= 0 OR kind = 'ADJUST'),
    CHECK ((kind = 'ADJUST') = (reason IS NOT NULL))
);

CREATE INDEX spend_of_day ON spend (day);

-- Calls of before there was this book: their share of their job's worst price.
INSERT INTO spend_day (day)
SELECT DISTINCT to_char(to_timestamp(started_at / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD') FROM attempt;

INSERT INTO spend (job, attempt, seq, kind, day, model, images, micros, made_at)
SELECT a.job, a.n, 0, 'PENDING', to_char(to_timestamp(a.started_at / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
    -- Not as JSON: a prompt may hold an escaped NUL, with which PostgreSQL reads none of it.
    coalesce(substring(j.request from '"model":"([^"]+)"'), 'unknown'), a.images,
    (j.cost_micros * a.images + greatest(j.cost_images, 1) - 1) / greatest(j.cost_images, 1), a.started_at
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

CREATE FUNCTION refuse_to_change_the_operators_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the operator''s book is never changed, and nothing in it deleted';
END $$;

CREATE TRIGGER spend_is_not_changed BEFORE UPDATE OR DELETE ON spend
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_operators_book();

CREATE TRIGGER spend_is_not_truncated BEFORE TRUNCATE ON spend
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_the_operators_book();
