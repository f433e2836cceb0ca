-- What people may say about their own data: thresholds by version, consents, Words; and the ledger as a
-- chain that concerns more than Releases. Weeks stand as their Monday.

CREATE TABLE thresholds (
    number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
    from_week DATE NOT NULL,
    team BIGINT NOT NULL CHECK (team >= 3),
    report BIGINT NOT NULL CHECK (report >= 3),
    set_by UUID REFERENCES person (id) ON DELETE SET NULL,
    set_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX thresholds_set_by ON thresholds (set_by);

-- A family of somebody's own signals, shared by name with one lead of one team, until it is taken back.
CREATE TABLE consent (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    lead_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    team_id UUID NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    family TEXT NOT NULL,
    given_at TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ
);
CREATE INDEX consent_person ON consent (person_id, given_at, id);
CREATE INDEX consent_lead ON consent (lead_id, team_id, given_at, id);
CREATE INDEX consent_team ON consent (team_id);
-- Of one family, one lead has it at a time once.
CREATE UNIQUE INDEX consent_once ON consent (person_id, lead_id, team_id, family) WHERE withdrawn_at IS NULL;

-- A signed message to one's lead. Sealed under the key of who wrote it; goes with their account.
CREATE TABLE word (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    lead_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    team_id UUID NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    text BYTEA NOT NULL,
    sent_at TIMESTAMPTZ NOT NULL,
    -- The showing of the form that made it: pressed twice it is one.
    once UUID NOT NULL,
    UNIQUE (person_id, once)
);
CREATE INDEX word_person ON word (person_id, sent_at, id);
CREATE INDEX word_lead ON word (lead_id, team_id, sent_at, id);
CREATE INDEX word_team ON word (team_id);

-- The ledger grows: beside Releases it holds what was read of somebody by name, and who was given the
-- right to read.
ALTER TABLE view RENAME TO view_before;
DROP INDEX view_viewer;
DROP INDEX view_week_release;
DROP INDEX view_quarter_release;
CREATE TABLE view (
    id UUID NOT NULL PRIMARY KEY,
    -- Its place in the chain, from 1 on, with the text that was hashed and its hash, which holds the one
    -- before. Rows from before there was a chain get theirs when Irori starts.
    number BIGINT UNIQUE CHECK (number > 0),
    content TEXT,
    digest TEXT,
    viewed_at TIMESTAMPTZ NOT NULL,
    viewer_id UUID REFERENCES person (id) ON DELETE SET NULL,
    way TEXT NOT NULL CHECK (way IN ('page', 'export', 'operator', 'change')),
    kind TEXT NOT NULL CHECK (kind IN ('week', 'quarter', 'consent', 'word', 'role')),
    week_release_id UUID REFERENCES week_release (id) ON DELETE RESTRICT,
    -- The first of the weeks that were shown with it.
    first_week DATE,
    quarter_release_id UUID REFERENCES quarter_release (id) ON DELETE RESTRICT,
    -- Whom it concerns by name.
    about_id UUID REFERENCES person (id) ON DELETE SET NULL,
    team_id UUID REFERENCES team (id) ON DELETE SET NULL,
    -- The family that was read, the role that was given or taken.
    detail TEXT,
    CHECK ((kind = 'week') = (week_release_id IS NOT NULL)),
    CHECK ((kind = 'quarter') = (quarter_release_id IS NOT NULL)),
    CHECK ((number IS NULL) = (digest IS NULL))
);
INSERT INTO view (id, viewed_at, viewer_id, way, kind, week_release_id, first_week, quarter_release_id)
    SELECT id, viewed_at, viewer_id, way, CASE WHEN week_release_id IS NULL THEN 'quarter' ELSE 'week' END,
        week_release_id, first_week, quarter_release_id
    FROM view_before;
DROP TABLE view_before;
CREATE INDEX view_viewer ON view (viewer_id);
CREATE INDEX view_about ON view (about_id, viewed_at);
CREATE INDEX view_team ON view (team_id, viewed_at);
CREATE INDEX view_week_release ON view (week_release_id, viewed_at);
CREATE INDEX view_quarter_release ON view (quarter_release_id, viewed_at);
