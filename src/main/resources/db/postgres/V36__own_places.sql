-- How much of the queue is somebody's is read from these alone, however much they drew before.
DROP INDEX job_queued;
DROP INDEX job_running;

CREATE INDEX job_queued ON job (queue_user, state) WHERE state = 'QUEUED';
CREATE INDEX job_running ON job (queue_user, state) WHERE state = 'RUNNING';
