-- What closing takes of a week for business context and for reasons. Weeks that were taken before say
-- that none of it was answered.

ALTER TABLE person_week ADD COLUMN check_ins INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person_week ADD COLUMN they_tags INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person_week ADD COLUMN i_tags INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person_week ADD COLUMN clear INTEGER CHECK (clear BETWEEN 1 AND 5);
ALTER TABLE person_week ADD COLUMN heard INTEGER CHECK (heard BETWEEN 1 AND 5);
ALTER TABLE person_week ADD COLUMN talk_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person_week ADD COLUMN business_days INTEGER NOT NULL DEFAULT 0;
-- Days of each kind, kinds of interruptions and topics, as JSON.
ALTER TABLE person_week ADD COLUMN detail TEXT NOT NULL DEFAULT '{}';

-- What was estimated from everybody when a quarter's first week closed, once. A quarter stands as the
-- Monday of its first week.
CREATE TABLE parameters (
    quarter TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL
) STRICT;
