-- A login is tied with proof. Who claims one without waits here for an admin, apart from the ties, so that
-- whatever reads ties sees what is proven and not disputed.

-- Ties from before are of an unknown proof: members could tie any login to themselves.
ALTER TABLE forge_account ADD COLUMN proof TEXT NOT NULL DEFAULT 'unknown'
    CHECK (proof IN ('unknown', 'address', 'admin'));
ALTER TABLE forge_account ADD COLUMN tied_by UUID REFERENCES person (id) ON DELETE SET NULL;
CREATE INDEX forge_account_tied_by ON forge_account (tied_by);

-- Who waits for an admin with a login, and who did: whoever owns it later sees them.
CREATE TABLE login_claim (
    id UUID NOT NULL PRIMARY KEY,
    forge TEXT NOT NULL,
    login TEXT NOT NULL,
    login_key TEXT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    ground TEXT NOT NULL CHECK (ground IN ('claim', 'dispute', 'tied')),
    claimed_at TIMESTAMPTZ NOT NULL,
    -- Of a tie that was disputed or is over: since when, and how it was proven.
    tied_at TIMESTAMPTZ,
    proof TEXT CHECK (proof IN ('unknown', 'address', 'admin')),
    tied_by UUID REFERENCES person (id) ON DELETE SET NULL,
    -- None while it waits.
    settled_at TIMESTAMPTZ,
    outcome TEXT CHECK (outcome IN ('confirmed', 'refused', 'withdrawn', 'untied')),
    CHECK ((settled_at IS NULL) = (outcome IS NULL)),
    CHECK ((ground = 'tied') = (tied_at IS NOT NULL)),
    CHECK ((ground = 'tied') = (proof IS NOT NULL))
);
CREATE UNIQUE INDEX login_claim_waits ON login_claim (forge, login_key, person_id) WHERE settled_at IS NULL;
CREATE INDEX login_claim_login ON login_claim (forge, login_key);
CREATE INDEX login_claim_person ON login_claim (person_id);
CREATE INDEX login_claim_tied_by ON login_claim (tied_by);
CREATE INDEX login_claim_settled ON login_claim (settled_at);

-- An admin who confirms a login as their own concerns everybody: found without looking through all looks.
CREATE INDEX view_own_login ON view (viewed_at)
    WHERE kind = 'account' AND detail = 'login-confirmed' AND viewer_id = about_id;

-- Whether an admin said so, and not the person: then they cannot take it back.
ALTER TABLE tie_refusal ADD COLUMN by_admin BOOLEAN NOT NULL DEFAULT FALSE;

-- SHA-256 of the body of a delivery, in hexadecimal digits, where its id is not signed with it: a body that
-- came before is the same delivery under whatever id.
ALTER TABLE hook_delivery ADD COLUMN content TEXT;
CREATE UNIQUE INDEX hook_delivery_content ON hook_delivery (hook_id, content) WHERE content IS NOT NULL;
ALTER TABLE quarantine ADD COLUMN content TEXT;
CREATE UNIQUE INDEX quarantine_content ON quarantine (hook_id, content) WHERE content IS NOT NULL;

-- Deliveries that are not signed leave no trace any more, for anybody can send them. Where they lasted when
-- Irori was brought up to date, what was not relied on then is still not.
INSERT INTO hook_outage (id, hook_id, cause, from_at, to_at)
    SELECT gen_random_uuid(), b.hook_id, 'wrong-signature', b.at, r.at
    FROM (SELECT hook_id, MAX(last_at) AS at FROM hook_count WHERE outcome <> 'wrong-signature' GROUP BY hook_id) b
    JOIN (SELECT hook_id, MAX(last_at) AS at FROM hook_count WHERE outcome = 'wrong-signature' GROUP BY hook_id) r
        ON r.hook_id = b.hook_id AND r.at > b.at;
DELETE FROM hook_count WHERE outcome = 'wrong-signature';
