-- How much a model had visibly changed outside of the mask before the original was put back, 0 to 1; NULL without a mask.
ALTER TABLE artwork_image ADD COLUMN change_outside DOUBLE PRECISION CHECK (change_outside BETWEEN 0 AND 1);
