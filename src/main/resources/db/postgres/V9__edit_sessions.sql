-- Permissions to paint a mask: who may, for which picture, and in which browser. They are forgotten after a day.

CREATE TABLE edit_session (
    id        TEXT    NOT NULL PRIMARY KEY,
    sender    TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    reply_to  TEXT    NOT NULL,
    image     TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    origin    TEXT,
    opened_at BIGINT  NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('OPEN', 'REDEEMED')),
    browser   TEXT,
    refusal   TEXT
);

CREATE INDEX edit_session_age ON edit_session (opened_at);
