-- Whoever asks what made a file is compared with every likeness that they may know of: these are read from an index alone.
DROP INDEX likeness_owner;
DROP INDEX likeness_channel;

CREATE INDEX likeness_of_owner ON likeness (owner, bits, job, position) WHERE bits IS NOT NULL;
CREATE INDEX likeness_in_channel ON likeness (channel, owner, bits, job, position)
WHERE channel IS NOT NULL AND bits IS NOT NULL;
