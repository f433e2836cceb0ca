-- The week closes: which teams are published together, what was taken of people's weeks, the Releases
-- made of it, and who looked. Weeks stand as their Monday, quarters as the Monday of their first week.

ALTER TABLE team ADD COLUMN publishing TEXT NOT NULL DEFAULT 'joined' CHECK (publishing IN ('joined', 'nothing'));
-- The day on which that was last changed.
ALTER TABLE team ADD COLUMN publishing_since DATE;
-- Hours after the beginning of the Monday that follows the week.
ALTER TABLE team ADD COLUMN closing_hour BIGINT NOT NULL DEFAULT 12 CHECK (closing_hour BETWEEN 0 AND 71);

-- Mondays for which groups have been made, or were looked for in vain.
CREATE TABLE group_making (
    monday DATE NOT NULL PRIMARY KEY,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE publishing_group (
    id UUID NOT NULL PRIMARY KEY,
    from_week DATE NOT NULL,
    until_week DATE NOT NULL,
    CHECK (from_week <= until_week)
);
CREATE INDEX publishing_group_span ON publishing_group (until_week, from_week);

CREATE TABLE publishing_group_team (
    group_id UUID NOT NULL REFERENCES publishing_group (id) ON DELETE CASCADE,
    team_id UUID NOT NULL REFERENCES team (id) ON DELETE RESTRICT,
    -- Where the team was when the group was made.
    department_id UUID REFERENCES department (id) ON DELETE SET NULL,
    PRIMARY KEY (group_id, team_id)
);
CREATE INDEX publishing_group_team_team ON publishing_group_team (team_id);
CREATE INDEX publishing_group_team_department ON publishing_group_team (department_id);

-- Who is who in the Releases of a group. Goes with the account; the Releases stay.
CREATE TABLE seat (
    seat UUID NOT NULL PRIMARY KEY,
    group_id UUID NOT NULL REFERENCES publishing_group (id) ON DELETE CASCADE,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    UNIQUE (group_id, person_id)
);
CREATE INDEX seat_person ON seat (person_id);

-- What closing took of a person's week, once.
CREATE TABLE person_week (
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    week DATE NOT NULL,
    scheduled BIGINT NOT NULL CHECK (scheduled BETWEEN 0 AND 7),
    connection_sum BIGINT NOT NULL,
    connection_days BIGINT NOT NULL,
    unplanned BIGINT NOT NULL,
    home_to_work_days BIGINT NOT NULL,
    intrusion_days BIGINT NOT NULL,
    work_to_home_days BIGINT NOT NULL,
    PRIMARY KEY (person_id, week)
);

CREATE TABLE week_release (
    id UUID NOT NULL PRIMARY KEY,
    group_id UUID NOT NULL REFERENCES publishing_group (id) ON DELETE RESTRICT,
    week DATE NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ NOT NULL,
    content TEXT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (group_id, week)
);

-- What the next closing of a group continues.
CREATE TABLE group_state (
    group_id UUID NOT NULL PRIMARY KEY REFERENCES publishing_group (id) ON DELETE CASCADE,
    state TEXT NOT NULL
);

CREATE TABLE quarter_release (
    id UUID NOT NULL PRIMARY KEY,
    quarter DATE NOT NULL UNIQUE,
    due_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ NOT NULL,
    content TEXT NOT NULL,
    digest TEXT NOT NULL
);

-- What is to be done once, by whichever server comes first; the others leave it alone for the lease.
CREATE TABLE job (
    kind TEXT NOT NULL,
    subject UUID NOT NULL,
    slot_at TIMESTAMPTZ NOT NULL,
    holder UUID NOT NULL,
    leased_until TIMESTAMPTZ NOT NULL,
    done_at TIMESTAMPTZ,
    PRIMARY KEY (kind, subject, slot_at)
);

-- Who looked at a Release, or took it away. Without a viewer it was the operator's command line.
CREATE TABLE view (
    id UUID NOT NULL PRIMARY KEY,
    viewed_at TIMESTAMPTZ NOT NULL,
    viewer_id UUID REFERENCES person (id) ON DELETE SET NULL,
    way TEXT NOT NULL CHECK (way IN ('page', 'export', 'operator')),
    week_release_id UUID REFERENCES week_release (id) ON DELETE RESTRICT,
    quarter_release_id UUID REFERENCES quarter_release (id) ON DELETE RESTRICT,
    -- The first of the weeks that were shown with it.
    first_week DATE,
    CHECK ((week_release_id IS NULL) <> (quarter_release_id IS NULL))
);
CREATE INDEX view_viewer ON view (viewer_id);
CREATE INDEX view_week_release ON view (week_release_id, viewed_at);
CREATE INDEX view_quarter_release ON view (quarter_release_id, viewed_at);

CREATE INDEX review_comment_pull_request ON review_comment (pull_request_id, written_at);
CREATE INDEX review_pull_request ON review (pull_request_id, submitted_at);
