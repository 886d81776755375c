-- A queue that is fair between spaces and between the people in them; jobs that are cancelled, or parked for review.

-- Whose turn a job takes. A '?' is written by an older Easel that still runs beside this one.
ALTER TABLE job ADD COLUMN queue_space TEXT NOT NULL DEFAULT '?';
ALTER TABLE job ADD COLUMN queue_user TEXT NOT NULL DEFAULT '?';
ALTER TABLE job ADD COLUMN cancelled_by TEXT;
ALTER TABLE job ADD COLUMN parked_because TEXT;

CREATE FUNCTION id_within(stored TEXT, part TEXT) RETURNS TEXT LANGUAGE plpgsql AS $$
BEGIN
    RETURN stored::jsonb #>> ARRAY[part, 'id'];
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END $$;

UPDATE job
SET queue_space = platform || coalesce(':' || id_within(place, 'space'), ''),
    queue_user = coalesce(platform || ':' || id_within(sender, 'user'), '?');

DROP FUNCTION id_within;

-- Their names were the server's choice.
DO $$
DECLARE
    named TEXT;
BEGIN
    FOR named IN
        SELECT conname FROM pg_constraint
        WHERE conrelid = 'job'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) ~ '\mstate\M'
    LOOP
        EXECUTE format('ALTER TABLE job DROP CONSTRAINT %I', named);
    END LOOP;
END $$;

ALTER TABLE job
    ADD CHECK (state IN ('QUEUED', 'RUNNING', 'DRAWN', 'DELIVERED', 'FAILED', 'CANCELLED', 'UNDELIVERABLE', 'PARKED')),
    ADD CHECK (state <> 'RUNNING' OR lease_owner IS NOT NULL),
    ADD CHECK (state NOT IN ('QUEUED', 'DELIVERED', 'UNDELIVERABLE', 'PARKED') OR lease_owner IS NULL),
    ADD CHECK ((state = 'CANCELLED') = (cancelled_by IS NOT NULL)),
    ADD CHECK ((state = 'PARKED') = (parked_because IS NOT NULL)),
    ADD CHECK (state = 'PARKED' OR (state IN ('FAILED', 'UNDELIVERABLE')) = (failure IS NOT NULL)),
    ADD CHECK (state = 'PARKED'
        OR (state IN ('DELIVERED', 'FAILED', 'CANCELLED', 'UNDELIVERABLE')) = (finished_at IS NOT NULL)),
    ADD CHECK (told_at IS NULL OR (state IN ('FAILED', 'CANCELLED') AND lease_owner IS NULL)),
    ADD CHECK ((state = 'DELIVERED') = (message IS NOT NULL));

DROP VIEW waiting_job;
DROP INDEX job_waiting;

CREATE VIEW waiting_job AS
SELECT * FROM job
WHERE lease_owner IS NULL
AND (state IN ('QUEUED', 'DRAWN') OR (state IN ('FAILED', 'CANCELLED') AND told_at IS NULL));

CREATE INDEX job_waiting ON job (created_at, id)
WHERE lease_owner IS NULL
AND (state IN ('QUEUED', 'DRAWN') OR (state IN ('FAILED', 'CANCELLED') AND told_at IS NULL));

CREATE INDEX job_queued ON job (queue_user) WHERE state = 'QUEUED';
CREATE INDEX job_running ON job (queue_user) WHERE state = 'RUNNING';
CREATE INDEX job_parked ON job (created_at) WHERE state = 'PARKED';

-- How far everybody is on the virtual clock of those they share with, in images: the space '' is everybody, its members
-- are spaces (under the name of each, with the member ''), and theirs are people.
CREATE TABLE fair_share (
    space  TEXT    NOT NULL,
    member TEXT    NOT NULL,
    finish BIGINT  NOT NULL CHECK (finish >= 0),
    clock  BIGINT  NOT NULL CHECK (clock >= 0),
    PRIMARY KEY (space, member)
);
