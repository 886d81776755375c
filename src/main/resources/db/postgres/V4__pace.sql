-- The lines in which all instances wait for an image server. Times are UTC epoch microseconds: at 100,000 images a
-- minute two of them are less than a millisecond apart.
CREATE TABLE pace (
    line       TEXT    NOT NULL PRIMARY KEY,
    next_free  BIGINT  NOT NULL,
    held_until BIGINT  NOT NULL
);
