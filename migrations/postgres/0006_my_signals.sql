-- A person's own signals: their weeks rolled up, what is usual for them, and what they have seen.
-- Weeks stand as their Monday.

-- Written in the transaction that writes an entry.
CREATE TABLE week_rollup (
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    week DATE NOT NULL,
    -- Bit 0 is Monday.
    workdays BIGINT NOT NULL CHECK (workdays BETWEEN 0 AND 127),
    facts TEXT NOT NULL,
    PRIMARY KEY (person_id, week)
);

-- What is usual for somebody. Frozen; a later one supersedes, none is changed or goes away.
CREATE TABLE person_reference (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    signal TEXT NOT NULL,
    -- The first week that is measured by it.
    from_week DATE NOT NULL,
    content TEXT NOT NULL,
    frozen_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX person_reference_person ON person_reference (person_id, signal, from_week);

-- "I have seen this": of a signal, in a week.
CREATE TABLE acknowledgement (
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    signal TEXT NOT NULL,
    week DATE NOT NULL,
    acknowledged_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person_id, signal, week)
);
