-- What adapters have to know again after a restart. A row without a value is a claim: it says only when it was made.
CREATE TABLE platform_memory (
    platform   TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    value      TEXT,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (platform, name)
) STRICT;

CREATE INDEX platform_memory_claims ON platform_memory (written_at) WHERE value IS NULL;
