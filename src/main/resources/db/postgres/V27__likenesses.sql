-- By what drawn images are known again, for as long as their job is remembered: the stamp in their file, and 64 bits of
-- what they look like. Whose they are, and where everybody may see them, stands here again, so that whoever asks is
-- compared with nothing else.

CREATE TABLE likeness (
    job      TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    position BIGINT NOT NULL CHECK (position >= 0),
    owner    TEXT NOT NULL,
    channel  TEXT,
    stamp    TEXT CHECK (length(stamp) = 32),
    -- Absent when the image could not be read.
    bits     BIGINT,
    PRIMARY KEY (job, position)
);

CREATE INDEX likeness_stamp ON likeness (stamp) WHERE stamp IS NOT NULL;
CREATE INDEX likeness_owner ON likeness (owner);
CREATE INDEX likeness_channel ON likeness (channel) WHERE channel IS NOT NULL;

CREATE INDEX artwork_drawn ON artwork (drawn_at);
