-- Who is who, and what is still to be forgotten.

-- Identities that one person proved to be theirs: they share the accounts of the one that is called the person. Each is
-- named as its accounts are (user:chat:42); whoever is alone has no row.
CREATE TABLE identity_link (
    member TEXT    NOT NULL PRIMARY KEY,
    person TEXT    NOT NULL,
    audit  INTEGER NOT NULL REFERENCES audit (id)
) STRICT;

CREATE INDEX identity_link_person ON identity_link (person);

-- Codes by which another identity may join, as digests; and how often somebody made or guessed one lately.
CREATE TABLE link_code (
    digest  TEXT    NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
    member  TEXT    NOT NULL UNIQUE,
    ends_at INTEGER NOT NULL
) STRICT;

CREATE TABLE link_try (
    member   TEXT    NOT NULL,
    tried_at INTEGER NOT NULL
) STRICT;

CREATE INDEX link_try_member ON link_try (member);

-- Who wants to be forgotten while some of their requests of before are still under way, and pictures that go as soon as
-- nobody needs them.
CREATE TABLE forgetting (
    member   TEXT    NOT NULL PRIMARY KEY,
    asked_at INTEGER NOT NULL
) STRICT;

CREATE TABLE forgotten_blob (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64)
) STRICT;

CREATE INDEX job_of_user ON job (queue_user);
