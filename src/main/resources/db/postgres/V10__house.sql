-- What those who run a space decide for it, what people set for themselves, and which events were answered.

-- In which space an order was given; NULL: by whoever runs the installation. What it was about beside its subject.
ALTER TABLE audit ADD COLUMN space TEXT;
ALTER TABLE audit ADD COLUMN detail TEXT;

ALTER TABLE audit DROP CONSTRAINT audit_action_check;
ALTER TABLE audit ADD CONSTRAINT audit_action_check
    CHECK (action IN ('GRANT', 'SET', 'UNSET', 'RESET', 'BAN', 'UNBAN', 'PAUSE', 'RESUME', 'OPEN', 'CLOSE', 'ALLOW',
        'FORBID', 'DEFAULT', 'LINK', 'UNLINK', 'FORGET'));

-- A CHANNEL is one that Easel draws in, a MODEL one that draws nothing there, a MEMBER one who asks in vain there.
CREATE TABLE house_rule (
    space   TEXT   NOT NULL,
    kind    TEXT   NOT NULL CHECK (kind IN ('CHANNEL', 'MODEL', 'MEMBER')),
    subject TEXT   NOT NULL,
    ends_at BIGINT,
    audit   BIGINT NOT NULL REFERENCES audit (id),
    PRIMARY KEY (space, kind, subject)
);

CREATE TABLE preference (
    owner TEXT NOT NULL,
    word  TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, word)
);

CREATE TABLE desk_event (
    platform  TEXT   NOT NULL,
    event_key TEXT   NOT NULL,
    seen_at   BIGINT NOT NULL,
    PRIMARY KEY (platform, event_key)
);

CREATE INDEX desk_event_seen ON desk_event (seen_at);
