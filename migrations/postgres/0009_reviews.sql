-- Pull requests of more than one forge, in one form: pushes, co-authors, generated lines, reverts; what
-- hooks may have missed; and what makes logins people's. Still no text of a comment.

ALTER TABLE pull_request ADD COLUMN generated BIGINT CHECK (generated >= 0);
-- The number, in the same repository, of the pull request that it takes back.
ALTER TABLE pull_request ADD COLUMN reverts BIGINT CHECK (reverts > 0);
ALTER TABLE pull_request ADD COLUMN branch_repository TEXT;
ALTER TABLE pull_request ADD COLUMN branch_repository_key TEXT;
ALTER TABLE pull_request ADD COLUMN branch TEXT;
-- Until then an import told everything that was said of it; none where hooks alone did.
ALTER TABLE pull_request ADD COLUMN told_until TIMESTAMPTZ;
-- When it was last said to become ready, and as of when its size was told: by these, news come to the same
-- in any order.
ALTER TABLE pull_request ADD COLUMN ready_told_at TIMESTAMPTZ;
ALTER TABLE pull_request ADD COLUMN size_as_of TIMESTAMPTZ;

CREATE TABLE pull_request_push (
    pull_request_id UUID NOT NULL REFERENCES pull_request (id) ON DELETE CASCADE,
    forge_id TEXT NOT NULL,
    pushed_at TIMESTAMPTZ NOT NULL,
    author TEXT,
    author_key TEXT,
    author_kind TEXT CHECK (author_kind IN ('human', 'bot')),
    -- The size of the whole pull request after it.
    additions BIGINT CHECK (additions >= 0),
    deletions BIGINT CHECK (deletions >= 0),
    PRIMARY KEY (pull_request_id, forge_id)
);

CREATE TABLE co_author (
    pull_request_id UUID NOT NULL REFERENCES pull_request (id) ON DELETE CASCADE,
    login_key TEXT NOT NULL,
    login TEXT NOT NULL,
    PRIMARY KEY (pull_request_id, login_key)
);

-- Branches as their pushes tell them: whether every push since the first was told, and whether one of
-- them touched a generated, vendored or lock file.
CREATE TABLE branch (
    forge TEXT NOT NULL,
    repository_key TEXT NOT NULL,
    name TEXT NOT NULL,
    whole BOOLEAN NOT NULL,
    generated BOOLEAN NOT NULL,
    pushed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (forge, repository_key, name)
);
CREATE INDEX branch_age ON branch (pushed_at);

-- From when until when a hook told of a repository. They stay when the hook goes.
CREATE TABLE hook_span (
    hook_id UUID NOT NULL,
    forge TEXT NOT NULL,
    repository TEXT NOT NULL,
    repository_key TEXT NOT NULL,
    from_at TIMESTAMPTZ NOT NULL,
    until_at TIMESTAMPTZ,
    PRIMARY KEY (hook_id, repository_key)
);
CREATE INDEX hook_span_repository ON hook_span (forge, repository_key);

-- When deliveries may have been lost: Irori was not there, or took none of a hook's for true. Without a
-- hook it was all of them.
CREATE TABLE hook_outage (
    id UUID NOT NULL PRIMARY KEY,
    hook_id UUID,
    from_at TIMESTAMPTZ NOT NULL,
    to_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX hook_outage_from ON hook_outage (from_at);

-- When Irori was last there to take deliveries in; one row.
CREATE TABLE heartbeat (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    beat_at TIMESTAMPTZ NOT NULL
);

-- Deliveries that were signed and could not be read, without their texts.
CREATE TABLE quarantine (
    id UUID NOT NULL PRIMARY KEY,
    hook_id UUID NOT NULL REFERENCES hook (id) ON DELETE CASCADE,
    delivery TEXT NOT NULL,
    event TEXT NOT NULL,
    repository_key TEXT,
    received_at TIMESTAMPTZ NOT NULL,
    lacks TEXT NOT NULL,
    payload TEXT NOT NULL,
    UNIQUE (hook_id, delivery)
);

-- By which addresses a login commits: SHA-256 of the address in small letters, never the address.
CREATE TABLE login_email (
    forge TEXT NOT NULL,
    login_key TEXT NOT NULL,
    email_hash TEXT NOT NULL,
    login TEXT NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (forge, login_key, email_hash)
);
CREATE INDEX login_email_hash ON login_email (email_hash);

-- Logins that somebody said are not theirs.
CREATE TABLE tie_refusal (
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    forge TEXT NOT NULL,
    login_key TEXT NOT NULL,
    login TEXT NOT NULL,
    refused_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person_id, forge, login_key)
);

-- Who leaves their work mode out of their team's comparison of reviews.
CREATE TABLE mode_left_out (
    person_id UUID NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    since TIMESTAMPTZ NOT NULL
);

-- Which files are generated, vendored or lock files, as patterns of .gitattributes, one a line; one row.
CREATE TABLE generated_paths (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    patterns TEXT NOT NULL,
    set_at TIMESTAMPTZ NOT NULL
);
