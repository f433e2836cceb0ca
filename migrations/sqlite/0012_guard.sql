-- Doors that others cannot shut, and the log of what concerns who may come in.

-- Counted tries are of minutes: those of before are forgotten.
DROP TABLE attempt;
CREATE TABLE attempt (
    key BLOB NOT NULL PRIMARY KEY,
    tries INTEGER NOT NULL CHECK (tries >= 0),
    -- The last try, and the one before it.
    last_at TEXT NOT NULL,
    before_at TEXT NOT NULL,
    -- From then on nothing of it counts.
    ends_at TEXT NOT NULL
) STRICT;
CREATE INDEX attempt_end ON attempt (ends_at);
CREATE INDEX attempt_last ON attempt (last_at, key);

-- Browsers on which somebody signed in: a hash of the browser's cookie and the account.
CREATE TABLE known_device (
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    device_hash BLOB NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (person_id, device_hash)
) STRICT;
CREATE INDEX known_device_age ON known_device (seen_at);

CREATE TABLE security_event (
    id BLOB NOT NULL PRIMARY KEY,
    -- Its place in the chain, with the text that was hashed and its hash, which holds the one before.
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    content TEXT NOT NULL,
    digest TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'wrong', 'slowed', 'denied')),
    -- Who acted, where it is known.
    person_id BLOB REFERENCES person (id) ON DELETE SET NULL,
    -- Whose account it concerns.
    about_id BLOB REFERENCES person (id) ON DELETE SET NULL,
    network TEXT NOT NULL,
    device TEXT NOT NULL,
    -- A browser on which the account of `about_id` was signed in before.
    device_hash TEXT,
    -- What was asked for, by its name: never what was typed.
    detail TEXT
) STRICT;
CREATE INDEX security_event_person ON security_event (person_id, number);
CREATE INDEX security_event_about ON security_event (about_id, number);
CREATE INDEX security_event_age ON security_event (at);

-- Up to which event somebody has seen what concerns them.
CREATE TABLE security_seen (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 0)
) STRICT;

INSERT INTO installation (key, value) VALUES ('security', '0'), ('security-pruned', '0')
    ON CONFLICT (key) DO NOTHING;
