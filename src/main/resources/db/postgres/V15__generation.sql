-- Each time that this installation was brought back from a backup.
CREATE TABLE generation (
    n           BIGINT NOT NULL PRIMARY KEY,
    restored_at BIGINT NOT NULL,
    backed_up_at BIGINT NOT NULL
);
