-- Times are UTC epoch milliseconds, money is micro-dollars, compound values are JSON.

CREATE TABLE job (
    id               TEXT    NOT NULL PRIMARY KEY,
    platform         TEXT    NOT NULL,
    event_key        TEXT    NOT NULL,
    state            TEXT    NOT NULL
        CHECK (state IN ('QUEUED', 'RUNNING', 'DRAWN', 'DELIVERED', 'FAILED', 'UNDELIVERABLE')),
    epoch            INTEGER NOT NULL DEFAULT 0 CHECK (epoch >= 0),
    lease_owner      TEXT,
    lease_until      INTEGER,
    pinned_to        TEXT,
    not_before       INTEGER,
    deadline         INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    sender           TEXT    NOT NULL,
    place            TEXT    NOT NULL,
    reply_to         TEXT    NOT NULL,
    request          TEXT    NOT NULL,
    presentation     TEXT    NOT NULL,
    notes            TEXT    NOT NULL,
    cost_images      INTEGER NOT NULL CHECK (cost_images >= 0),
    cost_micros      INTEGER NOT NULL CHECK (cost_micros >= 0),
    attempts         INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    interruptions    INTEGER NOT NULL DEFAULT 0 CHECK (interruptions BETWEEN 0 AND attempts),
    tries            INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    failure          TEXT,
    finished_at      INTEGER,
    told_at          INTEGER,
    message_platform TEXT,
    message          TEXT,
    UNIQUE (platform, event_key),
    CHECK ((lease_owner IS NULL) = (lease_until IS NULL)),
    CHECK (state <> 'RUNNING' OR lease_owner IS NOT NULL),
    CHECK (state NOT IN ('QUEUED', 'DELIVERED', 'UNDELIVERABLE') OR lease_owner IS NULL),
    CHECK ((state IN ('FAILED', 'UNDELIVERABLE')) = (failure IS NOT NULL)),
    CHECK ((state IN ('DELIVERED', 'FAILED', 'UNDELIVERABLE')) = (finished_at IS NOT NULL)),
    CHECK (told_at IS NULL OR (state = 'FAILED' AND lease_owner IS NULL)),
    CHECK ((state = 'DELIVERED') = (message IS NOT NULL)),
    CHECK ((message IS NULL) = (message_platform IS NULL))
) STRICT;

-- Jobs that have something to do and that nobody holds. The index has the view's condition, word for word: only then
-- does SQLite use it.
CREATE VIEW waiting_job AS
SELECT * FROM job
WHERE lease_owner IS NULL AND (state IN ('QUEUED', 'DRAWN') OR (state = 'FAILED' AND told_at IS NULL));

CREATE INDEX job_waiting ON job (created_at, id)
WHERE lease_owner IS NULL AND (state IN ('QUEUED', 'DRAWN') OR (state = 'FAILED' AND told_at IS NULL));

CREATE INDEX job_leased ON job (lease_owner) WHERE lease_owner IS NOT NULL;
CREATE INDEX job_pinned ON job (pinned_to) WHERE pinned_to IS NOT NULL;

-- Everything that was ever asked, so that a redelivery finds its answer: a job, or the refusal.
CREATE TABLE inbound_event (
    platform  TEXT    NOT NULL,
    event_key TEXT    NOT NULL,
    job       TEXT    REFERENCES job (id) DEFERRABLE INITIALLY DEFERRED,
    refusal   TEXT,
    seen_at   INTEGER NOT NULL,
    PRIMARY KEY (platform, event_key),
    CHECK ((job IS NULL) <> (refusal IS NULL))
) STRICT;

-- One call of the provider. SENT is written before the first byte leaves.
CREATE TABLE attempt (
    job        TEXT    NOT NULL REFERENCES job (id),
    n          INTEGER NOT NULL CHECK (n > 0),
    epoch      INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('PREPARED', 'SENT', 'OK', 'FAILED', 'IN_DOUBT')),
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,
    failure    TEXT,
    PRIMARY KEY (job, n)
) STRICT;

CREATE UNIQUE INDEX attempt_under_way ON attempt (job) WHERE state IN ('PREPARED', 'SENT');

-- Limits are not kept here: they belong to the rules, of which several may share an account.
CREATE TABLE account (
    id        INTEGER PRIMARY KEY,
    subject   TEXT    NOT NULL,
    window_id TEXT    NOT NULL,
    unit      TEXT    NOT NULL CHECK (unit IN ('IMAGES', 'BUDGET')),
    pending   INTEGER NOT NULL DEFAULT 0 CHECK (pending >= 0),
    posted    INTEGER NOT NULL DEFAULT 0 CHECK (posted >= 0),
    UNIQUE (subject, window_id, unit)
) STRICT;

-- A PENDING reserves; a POST or a VOID resolves it whole, and a POST keeps its own amount.
CREATE TABLE transfer (
    id         INTEGER PRIMARY KEY,
    job        TEXT    NOT NULL REFERENCES job (id),
    account    INTEGER NOT NULL REFERENCES account (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('PENDING', 'POST', 'VOID')),
    amount     INTEGER NOT NULL CHECK (amount >= 0),
    pending_id INTEGER REFERENCES transfer (id),
    made_at    INTEGER NOT NULL,
    CHECK ((kind = 'PENDING') = (pending_id IS NULL)),
    CHECK (kind = 'POST' OR amount > 0)
) STRICT;

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

CREATE TABLE artwork (
    job             TEXT    NOT NULL PRIMARY KEY REFERENCES job (id),
    model           TEXT    NOT NULL,
    text_tokens_in  INTEGER,
    image_tokens_in INTEGER,
    tokens_out      INTEGER,
    drawn_at        INTEGER NOT NULL,
    CHECK ((text_tokens_in IS NULL) = (tokens_out IS NULL)),
    CHECK ((image_tokens_in IS NULL) = (tokens_out IS NULL))
) STRICT;

CREATE TABLE artwork_image (
    job            TEXT    NOT NULL REFERENCES artwork (job),
    position       INTEGER NOT NULL CHECK (position >= 0),
    sha256         TEXT    NOT NULL CHECK (length(sha256) = 64),
    format         TEXT    NOT NULL,
    width          INTEGER NOT NULL CHECK (width > 0),
    height         INTEGER NOT NULL CHECK (height > 0),
    bytes          INTEGER NOT NULL CHECK (bytes > 0),
    revised_prompt TEXT,
    PRIMARY KEY (job, position)
) STRICT;

CREATE INDEX artwork_image_file ON artwork_image (sha256);
