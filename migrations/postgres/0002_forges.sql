-- Pull requests from forges: the hooks they come by, and whose logins they name.
-- No text of a comment is here.

CREATE TABLE forge_account (
    id UUID NOT NULL PRIMARY KEY,
    forge TEXT NOT NULL,
    login TEXT NOT NULL,
    login_key TEXT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (forge, login_key)
);
CREATE INDEX forge_account_person ON forge_account (person_id);

-- Every login that was ever seen.
CREATE TABLE forge_login (
    forge TEXT NOT NULL,
    login_key TEXT NOT NULL,
    login TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('human', 'bot')),
    seen_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (forge, login_key)
);

CREATE TABLE hook (
    id UUID NOT NULL PRIMARY KEY,
    forge TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    secret BYTEA NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

-- Deliveries that were taken in, so that none is taken twice.
CREATE TABLE hook_delivery (
    hook_id UUID NOT NULL REFERENCES hook (id) ON DELETE CASCADE,
    delivery TEXT NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (hook_id, delivery)
);
CREATE INDEX hook_delivery_age ON hook_delivery (received_at);

-- How a hook fares: deliveries a day (UTC) by what came of them.
CREATE TABLE hook_count (
    hook_id UUID NOT NULL REFERENCES hook (id) ON DELETE CASCADE,
    day DATE NOT NULL,
    outcome TEXT NOT NULL,
    deliveries BIGINT NOT NULL CHECK (deliveries > 0),
    last_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (hook_id, day, outcome)
);

CREATE TABLE pull_request (
    id UUID NOT NULL PRIMARY KEY,
    forge TEXT NOT NULL,
    repository TEXT NOT NULL,
    repository_key TEXT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    author TEXT,
    author_key TEXT,
    author_kind TEXT CHECK (author_kind IN ('human', 'bot')),
    opened_at TIMESTAMPTZ NOT NULL,
    ready_at TIMESTAMPTZ,
    merged_at TIMESTAMPTZ,
    closed_at TIMESTAMPTZ,
    pushed_at TIMESTAMPTZ,
    additions BIGINT CHECK (additions >= 0),
    deletions BIGINT CHECK (deletions >= 0),
    files BIGINT CHECK (files >= 0),
    -- One a line.
    labels TEXT NOT NULL,
    as_of TIMESTAMPTZ NOT NULL,
    UNIQUE (forge, repository_key, number)
);
CREATE INDEX pull_request_author ON pull_request (author_key, opened_at);
CREATE INDEX pull_request_merge ON pull_request (merged_at);

CREATE TABLE review (
    pull_request_id UUID NOT NULL REFERENCES pull_request (id) ON DELETE CASCADE,
    forge_id TEXT NOT NULL,
    reviewer TEXT,
    reviewer_key TEXT,
    reviewer_kind TEXT CHECK (reviewer_kind IN ('human', 'bot')),
    verdict TEXT,
    submitted_at TIMESTAMPTZ NOT NULL,
    substance TEXT NOT NULL,
    dismissed_at TIMESTAMPTZ,
    PRIMARY KEY (pull_request_id, forge_id)
);
CREATE INDEX review_reviewer ON review (reviewer_key, submitted_at);

CREATE TABLE review_comment (
    pull_request_id UUID NOT NULL REFERENCES pull_request (id) ON DELETE CASCADE,
    forge_id TEXT NOT NULL,
    author TEXT,
    author_key TEXT,
    author_kind TEXT CHECK (author_kind IN ('human', 'bot')),
    place TEXT NOT NULL,
    substance TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    as_of TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    PRIMARY KEY (pull_request_id, forge_id)
);
CREATE INDEX review_comment_author ON review_comment (author_key, written_at);

CREATE TABLE review_thread (
    pull_request_id UUID NOT NULL REFERENCES pull_request (id) ON DELETE CASCADE,
    forge_id TEXT NOT NULL,
    state TEXT NOT NULL,
    as_of TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (pull_request_id, forge_id)
);
