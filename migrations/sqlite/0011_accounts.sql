-- Nobody becomes somebody else: links to new passwords wait and are told, texts stay sealed without proof,
-- and accounts can be closed.

ALTER TABLE link RENAME TO link_before;
DROP INDEX link_person;
DROP INDEX link_team;
DROP INDEX link_expiry;
DROP INDEX link_made_by;
CREATE TABLE link (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('set-up', 'join', 'reset', 'admin', 'closed')),
    token_hash BLOB NOT NULL UNIQUE,
    person_id BLOB REFERENCES person (id) ON DELETE CASCADE,
    email TEXT,
    email_key TEXT,
    team_id BLOB REFERENCES team (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    -- Before it, a link to a new password opens only with the person's own recovery code.
    opens_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    -- Ends with the role of who made it; none for what the operator made.
    made_by BLOB REFERENCES person (id) ON DELETE CASCADE
) STRICT;
INSERT INTO link (id, kind, token_hash, person_id, email, email_key, team_id, created_at, opens_at, expires_at,
        used_at, made_by)
    SELECT id, kind, token_hash, person_id, email, email_key, team_id, created_at, created_at, expires_at,
        used_at, made_by
    FROM link_before
    -- Whoever made a link to a new password is not known of those from before; they lasted half an hour.
    WHERE kind <> 'reset';
DROP TABLE link_before;
CREATE INDEX link_person ON link (person_id);
CREATE INDEX link_team ON link (team_id);
CREATE INDEX link_expiry ON link (expires_at);
CREATE INDEX link_made_by ON link (made_by);

-- Whose password was set by a link without their own proof, and since when: what was sealed before does not
-- open until they give the password of before, or their recovery code.
CREATE TABLE unproven (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    since TEXT NOT NULL,
    -- The last password that was the person's own for sure.
    password_hash TEXT NOT NULL,
    made_by BLOB REFERENCES person (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX unproven_made_by ON unproven (made_by);

CREATE TABLE recovery_code (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    code_hash BLOB NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

-- From which network a session began, and whether it takes a new id at its next page.
ALTER TABLE session ADD COLUMN network TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN renews INTEGER NOT NULL DEFAULT 0 CHECK (renews IN (0, 1));

-- The ledger holds as well what was done to an account: links to new passwords, closing, logins.
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
    kind TEXT NOT NULL CHECK (kind IN ('week', 'quarter', 'consent', 'word', 'role', 'review', 'account')),
    week_release_id BLOB REFERENCES week_release (id) ON DELETE RESTRICT,
    -- The first of the weeks that were shown with it.
    first_week TEXT,
    quarter_release_id BLOB REFERENCES quarter_release (id) ON DELETE RESTRICT,
    -- Whom it concerns by name.
    about_id BLOB REFERENCES person (id) ON DELETE SET NULL,
    team_id BLOB REFERENCES team (id) ON DELETE SET NULL,
    -- The family that was read, the role that was given or taken, what was done to the account.
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
