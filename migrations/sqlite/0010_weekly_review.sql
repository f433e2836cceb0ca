-- The lead's weekly review: that it was held, what is to follow from it, and what the lead keeps to
-- themselves.

CREATE TABLE weekly_review (
    id BLOB NOT NULL PRIMARY KEY,
    team_id BLOB NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    week TEXT NOT NULL,
    person_id BLOB REFERENCES person (id) ON DELETE SET NULL,
    reviewed_at TEXT NOT NULL,
    UNIQUE (team_id, week, person_id)
) STRICT;
CREATE INDEX weekly_review_team ON weekly_review (team_id, reviewed_at);
CREATE INDEX weekly_review_person ON weekly_review (person_id);

-- What somebody of the team is to do until a day; carried from review to review while it is open.
CREATE TABLE follow_up (
    id BLOB NOT NULL PRIMARY KEY,
    team_id BLOB NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    -- Who wrote it: the texts are sealed under their key.
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    -- Who is to do it; none where the account is gone.
    who_id BLOB REFERENCES person (id) ON DELETE SET NULL,
    until_day TEXT NOT NULL,
    what BLOB NOT NULL,
    -- Goes up with each change, so that nobody overwrites what they have not seen.
    version INTEGER NOT NULL CHECK (version > 0),
    made_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
    settled_at TEXT,
    reason BLOB,
    -- The showing of the form that made it: pressed twice it is one.
    once BLOB NOT NULL,
    UNIQUE (person_id, once),
    CHECK ((state = 'open') = (settled_at IS NULL)),
    CHECK ((state = 'dropped') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX follow_up_team ON follow_up (team_id, state, made_at);
CREATE INDEX follow_up_who ON follow_up (who_id);

-- A lead's own notes, one for each week of a team.
CREATE TABLE lead_note (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    team_id BLOB NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    week TEXT NOT NULL,
    text BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    changed_at TEXT NOT NULL,
    UNIQUE (person_id, team_id, week)
) STRICT;
CREATE INDEX lead_note_team ON lead_note (team_id);

-- What a lead expected of a block of business context before they saw it; none where they looked at once.
CREATE TABLE guess (
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    team_id BLOB NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    -- The last week of the block.
    week TEXT NOT NULL,
    clear TEXT,
    heard TEXT,
    guessed_at TEXT NOT NULL,
    PRIMARY KEY (person_id, team_id, week)
) STRICT;
CREATE INDEX guess_team ON guess (team_id);

-- The ledger holds as well that a week was reviewed.
ALTER TABLE view RENAME TO view_before;
DROP INDEX view_viewer;
DROP INDEX view_about;
DROP INDEX view_team;
DROP INDEX view_week_release;
DROP INDEX view_quarter_release;
DROP INDEX view_role;
CREATE TABLE view (
    id BLOB NOT NULL PRIMARY KEY,
    -- Its place in the chain, from 1 on, with the text that was hashed and its hash, which holds the one
    -- before. Rows from before there was a chain get theirs when Irori starts.
    number INTEGER UNIQUE CHECK (number > 0),
    content TEXT,
    digest TEXT,
    viewed_at TEXT NOT NULL,
    viewer_id BLOB REFERENCES person (id) ON DELETE SET NULL,
    way TEXT NOT NULL CHECK (way IN ('page', 'export', 'operator', 'change')),
    kind TEXT NOT NULL CHECK (kind IN ('week', 'quarter', 'consent', 'word', 'role', 'review')),
    week_release_id BLOB REFERENCES week_release (id) ON DELETE RESTRICT,
    -- The first of the weeks that were shown with it.
    first_week TEXT,
    quarter_release_id BLOB REFERENCES quarter_release (id) ON DELETE RESTRICT,
    -- Whom it concerns by name.
    about_id BLOB REFERENCES person (id) ON DELETE SET NULL,
    team_id BLOB REFERENCES team (id) ON DELETE SET NULL,
    -- The family that was read, the role that was given or taken.
    detail TEXT,
    CHECK ((kind IN ('week', 'review')) = (week_release_id IS NOT NULL)),
    CHECK ((kind = 'quarter') = (quarter_release_id IS NOT NULL)),
    CHECK ((number IS NULL) = (digest IS NULL))
) STRICT;
INSERT INTO view (id, number, content, digest, viewed_at, viewer_id, way, kind, week_release_id, first_week,
        quarter_release_id, about_id, team_id, detail)
    SELECT id, number, content, digest, viewed_at, viewer_id, way, kind, week_release_id, first_week,
        quarter_release_id, about_id, team_id, detail
    FROM view_before;
DROP TABLE view_before;
CREATE INDEX view_viewer ON view (viewer_id);
CREATE INDEX view_about ON view (about_id, viewed_at);
CREATE INDEX view_team ON view (team_id, viewed_at);
CREATE INDEX view_week_release ON view (week_release_id, viewed_at);
CREATE INDEX view_quarter_release ON view (quarter_release_id, viewed_at);
-- Who was given HR's or an admin's rights concerns everybody: found without looking through all looks.
CREATE INDEX view_role ON view (viewed_at) WHERE kind = 'role' AND team_id IS NULL;
