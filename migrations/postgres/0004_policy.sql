-- Policy choices by version, and annotations beside charts. Weeks stand as their Monday.

CREATE TABLE policy (
    number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
    from_week DATE NOT NULL,
    content TEXT NOT NULL,
    set_by UUID REFERENCES person (id) ON DELETE SET NULL,
    set_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX policy_set_by ON policy (set_by);

-- Of a person's own charts, or, with a team, of that team's. The text is sealed under the key of who
-- wrote it and goes with their account.
CREATE TABLE annotation (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    team_id UUID REFERENCES team (id) ON DELETE CASCADE,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    text BYTEA NOT NULL,
    -- The showing of the form that made it: pressed twice it is one.
    once UUID NOT NULL,
    UNIQUE (person_id, once),
    CHECK (from_day <= to_day)
);
CREATE INDEX annotation_team ON annotation (team_id, from_day, id);
CREATE INDEX annotation_person ON annotation (person_id, from_day, id);
