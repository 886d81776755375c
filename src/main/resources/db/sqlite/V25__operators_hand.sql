-- What the operator does to a job is audited like everything else.

-- Only what is checked changes, so the table is described anew (as in V6).
PRAGMA writable_schema = ON;

UPDATE sqlite_schema
SET sql = replace(sql, '''FORGET''', '''FORGET'', ''CANCEL'', ''DELIVER''')
WHERE type = 'table' AND name = 'audit';

PRAGMA writable_schema = RESET;
