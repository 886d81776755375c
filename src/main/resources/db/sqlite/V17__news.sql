-- What those are told whose jobs nobody runs: where they wait, and that their job is put aside or given up.

-- When the place in the queue was last shown, and which; nothing is known of the first time.
ALTER TABLE job ADD COLUMN shown_at INTEGER;
ALTER TABLE job ADD COLUMN shown_ahead INTEGER;

-- From when on somebody should tell the sender what became of a job that was parked.
ALTER TABLE job ADD COLUMN notice_at INTEGER;

CREATE INDEX job_notice ON job (notice_at) WHERE notice_at IS NOT NULL;
