-- Conversations of platforms that keep none themselves. They are forgotten when nothing was said in them for months.

CREATE TABLE transcript (
    channel    TEXT    NOT NULL,
    entry      TEXT    NOT NULL,
    place      INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (channel, entry)
) STRICT;

CREATE UNIQUE INDEX transcript_version ON transcript (channel, version);
