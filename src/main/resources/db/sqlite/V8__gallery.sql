-- What was drawn, as people look at it afterwards: where it is shown, what it was made from and what it came to.

-- What was charged once it was drawn; before this version, the most that a budget was charged for it.
ALTER TABLE job ADD COLUMN settled_micros INTEGER CHECK (settled_micros >= 0);
-- The image that it was made from, counted from 1, where that is one of ours.
ALTER TABLE job ADD COLUMN origin_job TEXT;
ALTER TABLE job ADD COLUMN origin_position INTEGER CHECK (origin_position > 0);
-- When its images were taken back.
ALTER TABLE job ADD COLUMN removed_at INTEGER;

UPDATE job
SET settled_micros = coalesce((SELECT max(t.amount) FROM transfer t JOIN account a ON a.id = t.account
    WHERE t.job = job.id AND t.kind = 'POST' AND a.unit = 'BUDGET'), cost_micros)
WHERE state IN ('DRAWN', 'DELIVERED', 'UNDELIVERABLE');

CREATE INDEX job_of_requester ON job (queue_user, id) WHERE settled_micros IS NOT NULL;
CREATE INDEX job_made_from ON job (origin_job, id) WHERE origin_job IS NOT NULL;
CREATE INDEX job_removed ON job (removed_at) WHERE removed_at IS NOT NULL;

-- A delivery may take several messages; a message shows one job.
CREATE TABLE shown_message (
    platform TEXT    NOT NULL,
    message  TEXT    NOT NULL,
    job      TEXT    NOT NULL REFERENCES job (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    PRIMARY KEY (platform, message)
) STRICT;

CREATE INDEX shown_message_job ON shown_message (job, position);

INSERT INTO shown_message (platform, message, job, position)
SELECT message_platform, message, max(id), 0 FROM job WHERE state = 'DELIVERED' GROUP BY message_platform, message;

-- The images and masks that a job's request needs, by name.
CREATE TABLE job_source (
    job    TEXT NOT NULL REFERENCES job (id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    PRIMARY KEY (job, sha256)
) STRICT;

CREATE INDEX job_source_file ON job_source (sha256);

INSERT INTO job_source (job, sha256)
SELECT DISTINCT job.id, tree.value
FROM job, json_tree(CASE WHEN json_valid(job.request) THEN job.request ELSE '{}' END) tree
WHERE tree.key = 'sha256' AND length(tree.value) = 64;
