-- Requests that wait for their asker's word, because of what they may cost. An event is offered once.

CREATE TABLE offer (
    id        TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    member    TEXT NOT NULL,
    platform  TEXT NOT NULL,
    event_key TEXT NOT NULL,
    incoming  TEXT NOT NULL,
    images    BIGINT NOT NULL,
    micros    BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    ends_at   BIGINT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('OPEN', 'CONFIRMED', 'DECLINED')),
    UNIQUE (platform, event_key)
);

CREATE INDEX offer_member ON offer (member);
CREATE INDEX offer_ends ON offer (ends_at);
