-- Policy choices by version, and annotations beside charts. Weeks stand as their Monday.

CREATE TABLE policy (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    from_week TEXT NOT NULL,
    content TEXT NOT NULL,
    set_by BLOB REFERENCES person (id) ON DELETE SET NULL,
    set_at TEXT NOT NULL
) STRICT;
CREATE INDEX policy_set_by ON policy (set_by);

-- Of a person's own charts, or, with a team, of that team's. The text is sealed under the key of who
-- wrote it and goes with their account.
CREATE TABLE annotation (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    team_id BLOB REFERENCES team (id) ON DELETE CASCADE,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    text BLOB NOT NULL,
    -- The showing of the form that made it: pressed twice it is one.
    once BLOB NOT NULL,
    UNIQUE (person_id, once),
    CHECK (from_day <= to_day)
) STRICT;
CREATE INDEX annotation_team ON annotation (team_id, from_day, id);
CREATE INDEX annotation_person ON annotation (person_id, from_day, id);
