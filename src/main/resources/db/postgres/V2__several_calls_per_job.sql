-- A request may be spread over several calls, each under way on its own; what one brings is kept at once.

DROP INDEX attempt_under_way;

ALTER TABLE attempt ADD COLUMN images BIGINT NOT NULL DEFAULT 1 CHECK (images > 0);

ALTER TABLE job ADD COLUMN failures BIGINT NOT NULL DEFAULT 0 CHECK (failures >= 0);
ALTER TABLE job ADD COLUMN given_up BIGINT NOT NULL DEFAULT 0 CHECK (given_up >= 0);
ALTER TABLE job ADD COLUMN shortfall TEXT;
