-- The operator's hand: grants, limits that were set, bans and pauses, and the trail of all that.

-- What an account may hold beyond its rules' limit, and the most that it was ever allowed to hold: NULL until a
-- reservation is made in this version.
ALTER TABLE account ADD COLUMN granted INTEGER NOT NULL DEFAULT 0 CHECK (granted >= 0);
ALTER TABLE account ADD COLUMN ceiling INTEGER;

-- A GRANT gives room, an ADJUST gives back what was charged: neither belongs to a job. SQLite can't change a table's
-- checks, so it is made anew.
CREATE TABLE new_transfer (
    id         INTEGER PRIMARY KEY,
    job        TEXT    REFERENCES job (id),
    account    INTEGER NOT NULL REFERENCES account (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('PENDING', 'POST', 'VOID', 'ADJUST', 'GRANT')),
    amount     INTEGER NOT NULL CHECK (amount >= 0),
    pending_id INTEGER REFERENCES new_transfer (id),
    made_at    INTEGER NOT NULL,
    CHECK ((kind IN ('ADJUST', 'GRANT')) = (job IS NULL)),
    CHECK ((kind IN ('PENDING', 'ADJUST', 'GRANT')) = (pending_id IS NULL)),
    CHECK (kind = 'POST' OR amount > 0)
) STRICT;

INSERT INTO new_transfer SELECT id, job, account, kind, amount, pending_id, made_at FROM transfer ORDER BY id;
DROP TABLE transfer;
ALTER TABLE new_transfer RENAME TO transfer;

CREATE UNIQUE INDEX transfer_pending ON transfer (job, account) WHERE kind = 'PENDING';
CREATE UNIQUE INDEX transfer_resolution ON transfer (pending_id) WHERE kind IN ('POST', 'VOID');
CREATE INDEX transfer_account ON transfer (account);

CREATE TRIGGER transfer_is_not_changed BEFORE UPDATE ON transfer
BEGIN
    SELECT RAISE(ABORT, 'a transfer is never changed');
END;

CREATE TRIGGER transfer_is_not_deleted BEFORE DELETE ON transfer
BEGIN
    SELECT RAISE(ABORT, 'a transfer is never deleted');
END;

-- Who did what to whom, when and why. A SET without an amount is one without a limit.
CREATE TABLE audit (
    id       INTEGER PRIMARY KEY,
    made_at  INTEGER NOT NULL,
    made_by  TEXT    NOT NULL,
    action   TEXT    NOT NULL
        CHECK (action IN ('GRANT', 'SET', 'UNSET', 'RESET', 'BAN', 'UNBAN', 'PAUSE', 'RESUME')),
    subject  TEXT    NOT NULL,
    period   TEXT,
    unit     TEXT    CHECK (unit IN ('IMAGES', 'BUDGET')),
    amount   INTEGER CHECK (amount >= 0),
    ends_at  INTEGER,
    reason   TEXT    NOT NULL,
    transfer INTEGER UNIQUE REFERENCES transfer (id)
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'an audit entry is never changed');
END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'an audit entry is never deleted');
END;

-- A limit in place of the configured one; NULL: none at all.
CREATE TABLE quota_limit (
    subject TEXT    NOT NULL,
    period  TEXT    NOT NULL CHECK (period IN ('HOUR', 'DAY', 'WEEK', 'MONTH')),
    unit    TEXT    NOT NULL CHECK (unit IN ('IMAGES', 'BUDGET')),
    amount  INTEGER CHECK (amount >= 0),
    audit   INTEGER NOT NULL REFERENCES audit (id),
    PRIMARY KEY (subject, period, unit)
) STRICT;

-- Who is not let in: a user is banned, a space or the instance is paused.
CREATE TABLE bar (
    subject TEXT    NOT NULL PRIMARY KEY,
    ends_at INTEGER,
    audit   INTEGER NOT NULL REFERENCES audit (id)
) STRICT;

-- The platform's id of the space that was asked in, so that its jobs can wait out a pause.
ALTER TABLE job ADD COLUMN space TEXT;
UPDATE job SET space = json_extract(place, '$.space.id') WHERE state IN ('QUEUED', 'RUNNING');
