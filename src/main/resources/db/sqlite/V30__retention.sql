-- When what a job was made from, what it drew and what was said in it went by the configured retention. The operator's books
-- stay.
ALTER TABLE job ADD COLUMN inputs_gone_at INTEGER;
ALTER TABLE job ADD COLUMN outputs_gone_at INTEGER;
ALTER TABLE job ADD COLUMN prompt_gone_at INTEGER;

CREATE INDEX job_inputs_due ON job (finished_at) WHERE inputs_gone_at IS NULL AND finished_at IS NOT NULL;
CREATE INDEX job_outputs_due ON job (finished_at) WHERE outputs_gone_at IS NULL AND finished_at IS NOT NULL;
CREATE INDEX job_prompt_due ON job (finished_at) WHERE prompt_gone_at IS NULL AND finished_at IS NOT NULL;

-- Files that jobs gave up a moment ago: whoever was about to use one still can.
CREATE TABLE retired_file (
    sha256     TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    retired_at INTEGER NOT NULL
) STRICT;
