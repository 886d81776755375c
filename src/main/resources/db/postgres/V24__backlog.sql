-- What a platform told and nobody has worked on yet, as the platform told it.
CREATE TABLE backlog (
    platform    TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    space       TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    taken_until BIGINT NOT NULL,
    tries       INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (platform, id)
);
