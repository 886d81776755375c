-- What everybody waits for is summed up from this index alone, whenever somebody asks how long it takes.
CREATE INDEX job_in_line ON job (queue_space, queue_user, created_at, id, cost_images)
WHERE lease_owner IS NULL AND state = 'QUEUED';
