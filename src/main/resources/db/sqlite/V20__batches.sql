-- Several jobs that were asked for at once, with one status line and one summary.
CREATE TABLE batch (
    id           TEXT    NOT NULL PRIMARY KEY,
    platform     TEXT    NOT NULL,
    queue_user   TEXT    NOT NULL,
    sender       TEXT    NOT NULL,
    reply_to     TEXT    NOT NULL,
    presentation TEXT    NOT NULL,
    sheet        TEXT    NOT NULL CHECK (sheet IN ('NONE', 'LABELLED')),
    sheet_image  TEXT,
    pinned_to    TEXT,
    created_at   INTEGER NOT NULL,
    -- When its summary may be posted at the earliest: before it is acknowledged, or while somebody posts it.
    not_before   INTEGER,
    tries        INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    closed_at    INTEGER
) STRICT;

CREATE INDEX batch_open ON batch (created_at) WHERE closed_at IS NULL;
CREATE INDEX batch_of_user ON batch (queue_user);

-- A member is a job, or the reason why there is none.
CREATE TABLE batch_member (
    batch    TEXT    NOT NULL REFERENCES batch (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    label    TEXT    NOT NULL,
    job      TEXT    UNIQUE REFERENCES job (id),
    refusal  TEXT,
    PRIMARY KEY (batch, position),
    CHECK ((job IS NULL) <> (refusal IS NULL))
) STRICT;
