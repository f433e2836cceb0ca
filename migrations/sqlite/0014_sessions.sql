-- A session begins only while nobody has ended all of its person's since they were let in.
ALTER TABLE person ADD COLUMN session_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;

-- Who has seen what happened to their account has seen it on that browser: what an intruder takes away on
-- theirs is still told on the others.
ALTER TABLE known_device ADD COLUMN news_seen INTEGER NOT NULL DEFAULT 0 CHECK (news_seen >= 0);
UPDATE known_device SET news_seen = COALESCE(
    (SELECT s.number FROM security_seen s WHERE s.person_id = known_device.person_id), 0);
DROP TABLE security_seen;

-- Who made the link to a new password stands in the ledger.
ALTER TABLE unproven RENAME TO unproven_before;
DROP INDEX unproven_made_by;
CREATE TABLE unproven (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    since TEXT NOT NULL,
    -- The last password that was the person's own for sure.
    password_hash TEXT NOT NULL
) STRICT;
INSERT INTO unproven (person_id, since, password_hash)
    SELECT person_id, since, password_hash FROM unproven_before;
DROP TABLE unproven_before;

-- The text of the last security event that was cleared away: it says when that was.
INSERT INTO installation (key, value) VALUES ('security-pruned-row', '') ON CONFLICT (key) DO NOTHING;

-- The operator's links to an admin's rights concern everybody, as roles do.
CREATE INDEX view_admin_link ON view (viewed_at)
    WHERE kind = 'account' AND detail IN ('admin-link-made', 'admin-link-used');
