-- Each time that this installation was brought back from a backup.
CREATE TABLE generation (
    n           INTEGER NOT NULL PRIMARY KEY,
    restored_at INTEGER NOT NULL,
    backed_up_at INTEGER NOT NULL
) STRICT;
