-- The house: the installation, its people and their tree, the ways in, and what people enter.
-- Ids are 16 bytes, days YYYY-MM-DD, times RFC 3339 in UTC, booleans 0 or 1.

CREATE TABLE installation (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE department (
    id BLOB NOT NULL PRIMARY KEY,
    parent_id BLOB REFERENCES department (id) ON DELETE RESTRICT,
    name TEXT NOT NULL
) STRICT;
CREATE INDEX department_parent ON department (parent_id);
-- One department has none above it: the organisation.
CREATE UNIQUE INDEX department_root ON department ((parent_id IS NULL)) WHERE parent_id IS NULL;

CREATE TABLE team (
    id BLOB NOT NULL PRIMARY KEY,
    department_id BLOB NOT NULL REFERENCES department (id) ON DELETE RESTRICT,
    name TEXT NOT NULL,
    zone TEXT NOT NULL
) STRICT;
CREATE INDEX team_department ON team (department_id);

CREATE TABLE person (
    id BLOB NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    day_ends_at INTEGER NOT NULL CHECK (day_ends_at BETWEEN 0 AND 719),
    is_admin INTEGER NOT NULL CHECK (is_admin IN (0, 1)),
    is_hr INTEGER NOT NULL CHECK (is_hr IN (0, 1)),
    password_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    closed_at TEXT
) STRICT;

CREATE TABLE working_piece (
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
    to_minute INTEGER NOT NULL CHECK (to_minute BETWEEN 0 AND 1439),
    PRIMARY KEY (person_id, weekday, from_minute),
    CHECK (from_minute < to_minute)
) STRICT;

CREATE TABLE day_off (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    CHECK (from_day <= to_day)
) STRICT;
CREATE INDEX day_off_person ON day_off (person_id, from_day, id);

CREATE TABLE holiday (
    team_id BLOB NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (team_id, day)
) STRICT;

CREATE TABLE membership (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    team_id BLOB NOT NULL REFERENCES team (id) ON DELETE RESTRICT,
    part TEXT NOT NULL,
    counting INTEGER NOT NULL CHECK (counting IN (0, 1)),
    from_day TEXT NOT NULL,
    to_day TEXT,
    CHECK (to_day IS NULL OR from_day <= to_day),
    CHECK (NOT counting OR part <> 'lead')
) STRICT;
CREATE INDEX membership_person ON membership (person_id, from_day, id);
CREATE INDEX membership_team ON membership (team_id, from_day, id);

CREATE TABLE link (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('set-up', 'join', 'reset')),
    token_hash BLOB NOT NULL UNIQUE,
    person_id BLOB REFERENCES person (id) ON DELETE CASCADE,
    email TEXT,
    email_key TEXT,
    team_id BLOB REFERENCES team (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
) STRICT;
CREATE INDEX link_person ON link (person_id);
CREATE INDEX link_team ON link (team_id);
CREATE INDEX link_expiry ON link (expires_at);

CREATE TABLE session (
    id_hash BLOB NOT NULL PRIMARY KEY,
    line_id BLOB NOT NULL UNIQUE,
    person_id BLOB REFERENCES person (id) ON DELETE CASCADE,
    data TEXT NOT NULL,
    device TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE attempt (
    key BLOB NOT NULL PRIMARY KEY,
    tries INTEGER NOT NULL,
    since TEXT NOT NULL
) STRICT;
CREATE INDEX attempt_since ON attempt (since);

CREATE TABLE draft (
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    form_name TEXT NOT NULL,
    sealed BLOB NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (person_id, form_name)
) STRICT;
CREATE INDEX draft_age ON draft (updated_at);

-- Which showing of a form was submitted, and the entry it made.
CREATE TABLE submission (
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    once BLOB NOT NULL,
    entry_id BLOB NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (person_id, once)
) STRICT;
CREATE INDEX submission_age ON submission (created_at);

CREATE TABLE check_in (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    connection INTEGER CHECK (connection BETWEEN 1 AND 5),
    mood INTEGER CHECK (mood BETWEEN 1 AND 5),
    energy INTEGER CHECK (energy BETWEEN 1 AND 5),
    focus INTEGER CHECK (focus BETWEEN 1 AND 5),
    mode TEXT,
    dressed INTEGER CHECK (dressed IN (0, 1)),
    went_out INTEGER CHECK (went_out IN (0, 1)),
    outdoor_minutes INTEGER CHECK (outdoor_minutes BETWEEN 0 AND 1440),
    uninterrupted INTEGER NOT NULL CHECK (uninterrupted IN (0, 1)),
    family_time INTEGER NOT NULL CHECK (family_time IN (0, 1)),
    they_dont_get_us TEXT,
    i_dont_get_them TEXT,
    note BLOB,
    none_talk INTEGER NOT NULL CHECK (none_talk IN (0, 1)),
    none_movement INTEGER NOT NULL CHECK (none_movement IN (0, 1)),
    none_home_to_work INTEGER NOT NULL CHECK (none_home_to_work IN (0, 1)),
    none_work_to_home INTEGER NOT NULL CHECK (none_work_to_home IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (person_id, day)
) STRICT;
CREATE INDEX check_in_list ON check_in (person_id, day, id);

CREATE TABLE weekly_pulse (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    -- The Sunday under which it stands in the list; week is the Monday before it.
    day TEXT NOT NULL,
    week TEXT NOT NULL,
    clear INTEGER CHECK (clear BETWEEN 1 AND 5),
    heard INTEGER CHECK (heard BETWEEN 1 AND 5),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (person_id, week)
) STRICT;
CREATE INDEX weekly_pulse_list ON weekly_pulse (person_id, day, id);

CREATE TABLE chat (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    kind TEXT NOT NULL,
    circle TEXT NOT NULL,
    learned INTEGER NOT NULL CHECK (learned IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX chat_list ON chat (person_id, day, id);

CREATE TABLE chat_partner (
    chat_id BLOB NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (chat_id, person_id)
) STRICT;
CREATE INDEX chat_partner_person ON chat_partner (person_id);

CREATE TABLE activity (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    intensity TEXT NOT NULL,
    outdoors INTEGER NOT NULL CHECK (outdoors IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX activity_list ON activity (person_id, day, id);

CREATE TABLE interruption (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('home-to-work', 'work-to-home')),
    kind TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439),
    agreed INTEGER CHECK (agreed IN (0, 1)),
    could_wait INTEGER CHECK (could_wait IN (0, 1)),
    by_choice INTEGER CHECK (by_choice IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX interruption_list ON interruption (person_id, day, id);
