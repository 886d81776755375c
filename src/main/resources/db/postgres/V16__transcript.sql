-- Conversations of platforms that keep none themselves. They are forgotten when nothing was said in them for months.

CREATE TABLE transcript (
    channel    TEXT    NOT NULL,
    entry      TEXT    NOT NULL,
    place      BIGINT  NOT NULL,
    version    BIGINT  NOT NULL,
    body       TEXT    NOT NULL,
    written_at BIGINT  NOT NULL,
    PRIMARY KEY (channel, entry)
);

CREATE UNIQUE INDEX transcript_version ON transcript (channel, version);
