-- Bytes that nobody needs are swept once they were not touched for a while. Nothing is known of those from before, and an
-- older Easel beside this one does not say.
UPDATE blob SET touched_at = (extract(epoch FROM now()) * 1000)::BIGINT;
ALTER TABLE blob ALTER COLUMN touched_at SET DEFAULT (extract(epoch FROM now()) * 1000)::BIGINT;
