-- The house: the installation, its people and their tree, the ways in, and what people enter.

CREATE TABLE installation (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE department (
    id UUID NOT NULL PRIMARY KEY,
    parent_id UUID REFERENCES department (id) ON DELETE RESTRICT,
    name TEXT NOT NULL
);
CREATE INDEX department_parent ON department (parent_id);
-- One department has none above it: the organisation.
CREATE UNIQUE INDEX department_root ON department ((parent_id IS NULL)) WHERE parent_id IS NULL;

CREATE TABLE team (
    id UUID NOT NULL PRIMARY KEY,
    department_id UUID NOT NULL REFERENCES department (id) ON DELETE RESTRICT,
    name TEXT NOT NULL,
    zone TEXT NOT NULL
);
CREATE INDEX team_department ON team (department_id);

CREATE TABLE person (
    id UUID NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    day_ends_at BIGINT NOT NULL CHECK (day_ends_at BETWEEN 0 AND 719),
    is_admin BOOLEAN NOT NULL,
    is_hr BOOLEAN NOT NULL,
    password_hash TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ
);

CREATE TABLE working_piece (
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    from_minute BIGINT NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
    to_minute BIGINT NOT NULL CHECK (to_minute BETWEEN 0 AND 1439),
    PRIMARY KEY (person_id, weekday, from_minute),
    CHECK (from_minute < to_minute)
);

CREATE TABLE day_off (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    CHECK (from_day <= to_day)
);
CREATE INDEX day_off_person ON day_off (person_id, from_day, id);

CREATE TABLE holiday (
    team_id UUID NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    day DATE NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (team_id, day)
);

CREATE TABLE membership (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    team_id UUID NOT NULL REFERENCES team (id) ON DELETE RESTRICT,
    part TEXT NOT NULL,
    counting BOOLEAN NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE,
    CHECK (to_day IS NULL OR from_day <= to_day),
    CHECK (NOT counting OR part <> 'lead')
);
CREATE INDEX membership_person ON membership (person_id, from_day, id);
CREATE INDEX membership_team ON membership (team_id, from_day, id);

CREATE TABLE link (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('set-up', 'join', 'reset')),
    token_hash BYTEA NOT NULL UNIQUE,
    person_id UUID REFERENCES person (id) ON DELETE CASCADE,
    email TEXT,
    email_key TEXT,
    team_id UUID REFERENCES team (id) ON DELETE SET NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);
CREATE INDEX link_person ON link (person_id);
CREATE INDEX link_team ON link (team_id);
CREATE INDEX link_expiry ON link (expires_at);

CREATE TABLE session (
    id_hash BYTEA NOT NULL PRIMARY KEY,
    line_id UUID NOT NULL UNIQUE,
    person_id UUID REFERENCES person (id) ON DELETE CASCADE,
    data TEXT NOT NULL,
    device TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE attempt (
    key BYTEA NOT NULL PRIMARY KEY,
    tries BIGINT NOT NULL,
    since TIMESTAMPTZ NOT NULL
);
CREATE INDEX attempt_since ON attempt (since);

CREATE TABLE draft (
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    form_name TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person_id, form_name)
);
CREATE INDEX draft_age ON draft (updated_at);

-- Which showing of a form was submitted, and the entry it made.
CREATE TABLE submission (
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    once UUID NOT NULL,
    entry_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person_id, once)
);
CREATE INDEX submission_age ON submission (created_at);

CREATE TABLE check_in (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    day DATE NOT NULL,
    connection BIGINT CHECK (connection BETWEEN 1 AND 5),
    mood BIGINT CHECK (mood BETWEEN 1 AND 5),
    energy BIGINT CHECK (energy BETWEEN 1 AND 5),
    focus BIGINT CHECK (focus BETWEEN 1 AND 5),
    mode TEXT,
    dressed BOOLEAN,
    went_out BOOLEAN,
    outdoor_minutes BIGINT CHECK (outdoor_minutes BETWEEN 0 AND 1440),
    uninterrupted BOOLEAN NOT NULL,
    family_time BOOLEAN NOT NULL,
    they_dont_get_us TEXT,
    i_dont_get_them TEXT,
    note BYTEA,
    none_talk BOOLEAN NOT NULL,
    none_movement BOOLEAN NOT NULL,
    none_home_to_work BOOLEAN NOT NULL,
    none_work_to_home BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    UNIQUE (person_id, day)
);
CREATE INDEX check_in_list ON check_in (person_id, day, id);

CREATE TABLE weekly_pulse (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    -- The Sunday under which it stands in the list; week is the Monday before it.
    day DATE NOT NULL,
    week DATE NOT NULL,
    clear BIGINT CHECK (clear BETWEEN 1 AND 5),
    heard BIGINT CHECK (heard BETWEEN 1 AND 5),
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    UNIQUE (person_id, week)
);
CREATE INDEX weekly_pulse_list ON weekly_pulse (person_id, day, id);

CREATE TABLE chat (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    day DATE NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    kind TEXT NOT NULL,
    circle TEXT NOT NULL,
    learned BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX chat_list ON chat (person_id, day, id);

CREATE TABLE chat_partner (
    chat_id UUID NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (chat_id, person_id)
);
CREATE INDEX chat_partner_person ON chat_partner (person_id);

CREATE TABLE activity (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    day DATE NOT NULL,
    kind TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    intensity TEXT NOT NULL,
    outdoors BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX activity_list ON activity (person_id, day, id);

CREATE TABLE interruption (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    day DATE NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('home-to-work', 'work-to-home')),
    kind TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    start_minute BIGINT CHECK (start_minute BETWEEN 0 AND 1439),
    agreed BOOLEAN,
    could_wait BOOLEAN,
    by_choice BOOLEAN,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX interruption_list ON interruption (person_id, day, id);
