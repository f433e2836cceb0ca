-- Who was given HR's or an admin's rights concerns everybody: found without looking through all looks.
CREATE INDEX view_role ON view (viewed_at) WHERE kind = 'role' AND team_id IS NULL;

-- Who made an invitation gives the right to read that comes with it.
ALTER TABLE link ADD COLUMN made_by BLOB REFERENCES person (id) ON DELETE SET NULL;
CREATE INDEX link_made_by ON link (made_by);
