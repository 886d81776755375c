-- How often somebody asked for what the house rules forbid; no word of it.

CREATE TABLE strike (
    member    TEXT NOT NULL,
    space     TEXT NOT NULL,
    event_key TEXT NOT NULL,
    struck_at BIGINT NOT NULL,
    PRIMARY KEY (member, space, event_key)
);

CREATE INDEX strike_at ON strike (struck_at);
