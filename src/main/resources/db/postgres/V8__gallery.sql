-- What was drawn, as people look at it afterwards: where it is shown, what it was made from and what it came to.

-- What was charged once it was drawn; before this version, the most that a budget was charged for it.
ALTER TABLE job ADD COLUMN settled_micros BIGINT CHECK (settled_micros >= 0);
-- The image that it was made from, counted from 1, where that is one of ours.
ALTER TABLE job ADD COLUMN origin_job TEXT;
ALTER TABLE job ADD COLUMN origin_position BIGINT CHECK (origin_position > 0);
-- When its images were taken back.
ALTER TABLE job ADD COLUMN removed_at BIGINT;

UPDATE job
SET settled_micros = coalesce((SELECT max(t.amount) FROM transfer t JOIN account a ON a.id = t.account
    WHERE t.job = job.id AND t.kind = 'POST' AND a.unit = 'BUDGET'), cost_micros)
WHERE state IN ('DRAWN', 'DELIVERED', 'UNDELIVERABLE');

CREATE INDEX job_of_requester ON job (queue_user, id) WHERE settled_micros IS NOT NULL;
CREATE INDEX job_made_from ON job (origin_job, id) WHERE origin_job IS NOT NULL;
CREATE INDEX job_removed ON job (removed_at) WHERE removed_at IS NOT NULL;

-- A delivery may take several messages; a message shows one job.
CREATE TABLE shown_message (
    platform TEXT   NOT NULL,
    message  TEXT   NOT NULL,
    job      TEXT   NOT NULL REFERENCES job (id),
    position BIGINT NOT NULL CHECK (position >= 0),
    PRIMARY KEY (platform, message)
);

CREATE INDEX shown_message_job ON shown_message (job, position);

INSERT INTO shown_message (platform, message, job, position)
SELECT message_platform, message, max(id), 0 FROM job WHERE state = 'DELIVERED' GROUP BY message_platform, message;

-- The images and masks that a job's request needs, by name.
CREATE TABLE job_source (
    job    TEXT NOT NULL REFERENCES job (id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    PRIMARY KEY (job, sha256)
);

CREATE INDEX job_source_file ON job_source (sha256);

-- A request may be damaged. Within a text of it, a quotation mark has a backslash before it.
INSERT INTO job_source (job, sha256)
SELECT DISTINCT job.id, found.name[1]
FROM job, regexp_matches(job.request, '"sha256" ?: ?"([0-9a-f]{64})"', 'g') AS found (name);

-- When the content was kept last, or last said to be needed: nobody may throw it away for a while.
ALTER TABLE blob ADD COLUMN touched_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX blob_touched ON blob (touched_at);
