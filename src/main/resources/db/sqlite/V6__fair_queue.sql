-- A queue that is fair between spaces and between the people in them; jobs that are cancelled, or parked for review.

-- Whose turn a job takes. A '?' is written by an older Easel that still runs beside this one.
ALTER TABLE job ADD COLUMN queue_space TEXT NOT NULL DEFAULT '?';
ALTER TABLE job ADD COLUMN queue_user TEXT NOT NULL DEFAULT '?';
ALTER TABLE job ADD COLUMN cancelled_by TEXT;
ALTER TABLE job ADD COLUMN parked_because TEXT;

UPDATE job
SET queue_space = platform || coalesce(':' || json_extract(place, '$.space.id'), '')
WHERE json_valid(place);

UPDATE job
SET queue_user = platform || ':' || json_extract(sender, '$.user.id')
WHERE json_valid(sender) AND json_extract(sender, '$.user.id') IS NOT NULL;

-- Only what is checked changes, not what is stored, so the table is described anew instead of copied while other tables
-- refer to it. The way is SQLite's own (sqlite.org/lang_altertable.html, section 8, 2026-08).
PRAGMA writable_schema = ON;

UPDATE sqlite_schema
SET sql = replace(replace(replace(replace(replace(sql,
    'CHECK (state IN (''QUEUED'', ''RUNNING'', ''DRAWN'', ''DELIVERED'', ''FAILED'', ''UNDELIVERABLE''))',
    'CHECK (state IN (''QUEUED'', ''RUNNING'', ''DRAWN'', ''DELIVERED'', ''FAILED'', ''CANCELLED'', ''UNDELIVERABLE'', ''PARKED''))'),
    'CHECK (state NOT IN (''QUEUED'', ''DELIVERED'', ''UNDELIVERABLE'') OR lease_owner IS NULL)',
    'CHECK (state NOT IN (''QUEUED'', ''DELIVERED'', ''UNDELIVERABLE'', ''PARKED'') OR lease_owner IS NULL),
    CHECK ((state = ''CANCELLED'') = (cancelled_by IS NOT NULL)),
    CHECK ((state = ''PARKED'') = (parked_because IS NOT NULL))'),
    'CHECK ((state IN (''FAILED'', ''UNDELIVERABLE'')) = (failure IS NOT NULL))',
    'CHECK (state = ''PARKED'' OR (state IN (''FAILED'', ''UNDELIVERABLE'')) = (failure IS NOT NULL))'),
    'CHECK ((state IN (''DELIVERED'', ''FAILED'', ''UNDELIVERABLE'')) = (finished_at IS NOT NULL))',
    'CHECK (state = ''PARKED'' OR (state IN (''DELIVERED'', ''FAILED'', ''CANCELLED'', ''UNDELIVERABLE'')) = (finished_at IS NOT NULL))'),
    'CHECK (told_at IS NULL OR (state = ''FAILED'' AND lease_owner IS NULL))',
    'CHECK (told_at IS NULL OR (state IN (''FAILED'', ''CANCELLED'') AND lease_owner IS NULL))')
WHERE type = 'table' AND name = 'job';

PRAGMA writable_schema = RESET;

-- The index has the view's condition, word for word: only then does SQLite use it.
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
    finish INTEGER NOT NULL CHECK (finish >= 0),
    clock  INTEGER NOT NULL CHECK (clock >= 0),
    PRIMARY KEY (space, member)
) STRICT;
