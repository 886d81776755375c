-- What a request asks for, as a hash: the same one again is found by it. Jobs of before have none, nor has one that shows
-- the images of another job.
ALTER TABLE job ADD COLUMN fingerprint TEXT;

CREATE INDEX job_fingerprint ON job (queue_user, fingerprint, id) WHERE fingerprint IS NOT NULL;
