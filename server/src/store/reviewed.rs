//! What a team's reviews of a week depend on, gathered: the pull requests of its people with all that was
//! said of them, who could review, when they work, and what was carried from the week before.

use super::db::{Line, all, one, sql};
use super::error::{StoreError, stored};
use super::pull_request::{self, Found};
use super::review::{CommentRow, ReviewRow, read_comment, read_review};
use super::review_week::Of;
use super::{calendar, coverage, membership, push, week_rollup};
use app::domain::calendar::{WorkCalendar, WorkingHours};
use app::domain::day::{Day, DayEnd, Week};
use app::domain::forge_account::{Account, Forge, Login};
use app::domain::id::{PersonId, PublishingGroupId, TeamId};
use app::domain::membership::{Membership, home_on};
use app::domain::person::parse_zone;
use app::domain::pull_request::{Known, PullRequest, Push};
use app::domain::review::{Comment, ForgeId, Review};
use app::ports::Now;
use app::privacy::closing::GroupState;
use app::privacy::thresholds::Terms;
use app::reviews::coverage::Spans;
use app::reviews::leniency::{Mode, Modes, half_year_ending};
use app::reviews::pace::Logins;
use app::reviews::pulls::{Authored, Weeks};
use app::reviews::stamps::ReviewChart;
use app::reviews::team::{Colleague, LOOK_BACK, TOLD_BEFORE, TeamInputs, WINDOW};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A query over the pull requests of a team's people that were not merged or closed before `$2` and were
/// opened before `$3`; open ones not before `$4`. From the team's people on, in this order: SQLite reads a
/// CROSS JOIN as it is written.
macro_rules! of_team {
    ($columns:literal, $joined:literal, $order:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM (SELECT DISTINCT person_id FROM membership WHERE team_id = $1 AND counting = TRUE) m
                CROSS JOIN forge_account a CROSS JOIN pull_request p ",
            $joined,
            " WHERE a.person_id = m.person_id AND p.forge = a.forge AND p.author_kind = 'human'
                AND p.opened_at < $3
                AND ((p.author_key = a.login_key AND p.merged_at >= $2)
                    OR (p.author_key = a.login_key AND p.merged_at IS NULL
                        AND (p.closed_at IS NULL OR p.closed_at >= $2) AND p.opened_at >= $4)) ",
            $order
        )
    };
}

sql! {
    PUBLISHES = "SELECT 1 FROM team WHERE id = $1 AND publishing = 'joined'
        AND (publishing_since IS NULL OR publishing_since < $2)";
    LOGINS = "SELECT person_id, forge, login FROM forge_account
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
        ORDER BY login_key";
    PEOPLE = "SELECT id, zone, day_ends_at FROM person
        WHERE id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE) ORDER BY id";
    /// Generated lines that nobody told are none where every push to its branch was told and touched none.
    PULLS = of_team!(
        "a.person_id, p.forge, p.number, o.merged_at AS reverted_at, p.id, p.repository, p.author,
            p.author_kind, p.opened_at, p.ready_at, p.merged_at, p.closed_at, p.pushed_at, p.additions,
            p.deletions, p.files, p.labels, p.as_of,
            CASE WHEN p.generated IS NULL AND b.whole = TRUE AND b.generated = FALSE THEN 0
                ELSE p.generated END AS generated,
            p.branch_repository, p.branch, p.reverts, p.told_until",
        "LEFT JOIN branch b ON b.forge = p.forge AND b.repository_key = p.branch_repository_key
            AND b.name = p.branch
        LEFT JOIN pull_request o ON o.forge = p.forge AND o.repository_key = p.repository_key
            AND o.number = p.reverts",
        "ORDER BY p.opened_at, p.id"
    );
    REVIEWS = of_team!(
        "r.pull_request_id, r.forge_id, r.reviewer, r.reviewer_kind, r.verdict, r.submitted_at, r.substance,
            r.dismissed_at",
        "JOIN review r ON r.pull_request_id = p.id",
        "ORDER BY r.submitted_at, r.forge_id"
    );
    COMMENTS = of_team!(
        "c.pull_request_id, c.forge_id, c.author, c.author_kind, c.place, c.substance, c.written_at, c.as_of,
            c.deleted_at",
        "JOIN review_comment c ON c.pull_request_id = p.id",
        "ORDER BY c.written_at, c.forge_id"
    );
    PUSHES = of_team!(
        "u.pull_request_id, u.forge_id, u.pushed_at, u.author, u.author_kind, u.additions, u.deletions",
        "JOIN pull_request_push u ON u.pull_request_id = p.id",
        "ORDER BY u.pushed_at, u.forge_id"
    );
    CO_AUTHORS = of_team!(
        "w.pull_request_id, w.login",
        "JOIN co_author w ON w.pull_request_id = p.id",
        "ORDER BY w.login_key"
    );
    LEFT_OUT = "SELECT person_id FROM mode_left_out
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)";
    /// What the groups in which a team was before left.
    STATES_BEFORE = "SELECT s.state FROM group_state s JOIN publishing_group g ON g.id = s.group_id
        JOIN publishing_group_team t ON t.group_id = g.id
        WHERE t.team_id = $1 AND g.id <> $2 AND g.from_week <= $3 ORDER BY g.from_week DESC, g.id";
}

/// Which closing the reviews are gathered for.
#[derive(Clone, Copy)]
pub(super) struct Closing {
    pub group: PublishingGroupId,
    /// The group's first week.
    pub begins: Week,
    pub week: Week,
    /// Lines an hour, as it is set for the week.
    pub pace: u32,
    pub terms: Terms,
}

/// What a team's reviews of the week depend on; `None` where the team publishes nothing or nobody's login
/// is tied. `before` is what the group carries.
pub(super) async fn inputs(
    line: &mut Line,
    of: Of,
    closing: Closing,
    before: Option<&GroupState>,
) -> Result<Option<TeamInputs>, StoreError> {
    let monday = closing.week.monday().0;
    let logins = logins(line, of.team).await?;
    if logins == Logins::default() || one!(line, (i32,), PUBLISHES, of.team.0, monday)?.is_none() {
        return Ok(None);
    }
    let carried = match before.and_then(|state| state.reviews_of(of.team)) {
        Some(chart) => Some(chart.clone()),
        None => carried_before(line, of.team, closing).await?,
    };
    let half_year = half_year_ending(closing.week);
    let modes = match half_year {
        Some(first) => Some(modes(line, of.team, first, closing).await?),
        None => None,
    };
    let from = TeamInputs::from(carried.as_ref(), half_year, closing.week);
    let pulls = pulls(line, of, [from, closing.week]).await?;
    Ok(Some(TeamInputs {
        team: of.team,
        weeks: Weeks { zone: of.zone },
        week: closing.week,
        pace: closing.pace,
        carried,
        spans: spans(line, &pulls).await?,
        pulls,
        colleagues: colleagues(line, of.team, [from, closing.week]).await?,
        logins,
        modes,
    }))
}

/// What hooks told, by repository, since the first of these was opened.
async fn spans(line: &mut Line, pulls: &[Authored]) -> Result<Spans, StoreError> {
    let opened = pulls.iter().map(|one| one.known.pull_request.opened);
    match opened.min() {
        Some(first) => coverage::spans(line, first).await,
        None => Ok(Spans::default()),
    }
}

async fn logins(line: &mut Line, team: TeamId) -> Result<Logins, StoreError> {
    read_logins(all!(line, (Uuid, String, String), LOGINS, team.0)?)
}

/// Logins out of their rows: person, forge, login.
pub(super) fn read_logins(rows: Vec<(Uuid, String, String)>) -> Result<Logins, StoreError> {
    let mut logins = Logins::default();
    for (person, forge, login) in rows {
        let account = Account {
            forge: stored("forge_account.forge", Forge::parse(&forge))?,
            login: stored("forge_account.login", Login::parse(&login))?,
        };
        logins.add(&account, PersonId(person));
    }
    Ok(logins)
}

/// What the team's reviews carried in the group in which it was last.
async fn carried_before(
    line: &mut Line,
    team: TeamId,
    closing: Closing,
) -> Result<Option<ReviewChart>, StoreError> {
    let (group, begins) = (closing.group.0, closing.begins.monday().0);
    let states = all!(line, (String,), STATES_BEFORE, team.0, group, begins)?;
    let mut charts = states.into_iter().filter_map(|(state,)| {
        let state = GroupState::parse(&state)?;
        state.reviews_of(team).cloned()
    });
    Ok(charts.next())
}

/// The pull requests of the people of a team in these weeks, both ends included: those that were not
/// merged or closed before, with all that was said of them. One belongs to the team in which its author
/// counts on the day of its merge, or, if it is not merged, on the day it became ready.
pub(super) async fn pulls(
    line: &mut Line,
    of: Of,
    [from, to]: [Week; 2],
) -> Result<Vec<Authored>, StoreError> {
    let authors = membership::of_people_of(line, of.team).await?;
    let weeks = Weeks { zone: of.zone };
    let ends = [from, to.on(1), to.back(LOOK_BACK)].map(|week| weeks.begin(week));
    let mut told = all_told(line, of.team, ends).await?;
    let [from, until, opened] = ends;
    let mut pulls = Vec::new();
    for found in all!(line, FoundPull, PULLS, of.team.0, from, until, opened)? {
        let author = PersonId(found.person_id);
        let at = found.pull.found.merged_at.or(found.pull.found.ready_at);
        let day = Day(at
            .unwrap_or(found.pull.found.opened_at)
            .with_timezone(&of.zone)
            .date_naive());
        if is_home(&authors, of.team, author, day) {
            pulls.push(found.read(author, &mut told)?);
        }
    }
    Ok(pulls)
}

fn is_home(
    authors: &BTreeMap<PersonId, Vec<Membership>>,
    team: TeamId,
    person: PersonId,
    day: Day,
) -> bool {
    let memberships = authors.get(&person);
    memberships.is_some_and(|all| home_on(all, day) == Some(team))
}

#[derive(sqlx::FromRow)]
struct FoundPull {
    person_id: Uuid,
    reverted_at: Option<Now>,
    #[sqlx(flatten)]
    pull: FoundPlaced,
}

impl FoundPull {
    fn read(self, author: PersonId, told: &mut Told) -> Result<Authored, StoreError> {
        let (id, pull_request) = self.pull.read()?;
        Ok(Authored {
            known: told.take(id).of(pull_request),
            author,
            reverted: self.reverted_at,
        })
    }
}

/// A pull request with its place.
#[derive(sqlx::FromRow)]
pub(super) struct FoundPlaced {
    forge: String,
    number: i64,
    #[sqlx(flatten)]
    found: Found,
}

impl FoundPlaced {
    pub(super) fn read(self) -> Result<(Uuid, PullRequest), StoreError> {
        let forge = stored("pull_request.forge", Forge::parse(&self.forge))?;
        let number = u32::try_from(self.number);
        let number = number.map_err(|_| StoreError::Stored("pull_request.number"))?;
        pull_request::read(self.found, forge, number)
    }
}

/// What was said of a pull request.
#[derive(Default)]
pub(super) struct Said {
    pub co_authors: Vec<Login>,
    pub pushes: Vec<Push>,
    pub reviews: Vec<Review>,
    pub comments: Vec<Comment>,
}

impl Said {
    /// With the pull request that it was said of.
    pub(super) fn of(self, mut pull_request: PullRequest) -> Known {
        pull_request.co_authors = self.co_authors;
        Known {
            pull_request,
            pushes: self.pushes,
            reviews: self.reviews,
            comments: self.comments,
            threads: Vec::new(),
        }
    }
}

/// What was said, by pull request.
#[derive(Default)]
pub(super) struct Told(BTreeMap<Uuid, Said>);

impl Told {
    pub(super) fn of(&mut self, pull_request: Uuid) -> &mut Said {
        self.0.entry(pull_request).or_default()
    }

    pub(super) fn take(&mut self, pull_request: Uuid) -> Said {
        self.0.remove(&pull_request).unwrap_or_default()
    }

    pub(super) fn add_reviews(&mut self, found: Vec<FoundReview>) -> Result<(), StoreError> {
        for one in found {
            let id = stored("forge_id", ForgeId::parse(&one.forge_id))?;
            let of = self.of(one.pull_request_id);
            of.reviews.push(read_review(&id, one.row())?);
        }
        Ok(())
    }

    pub(super) fn add_comments(&mut self, found: Vec<FoundComment>) -> Result<(), StoreError> {
        for one in found {
            let id = stored("forge_id", ForgeId::parse(&one.forge_id))?;
            let of = self.of(one.pull_request_id);
            of.comments.push(read_comment(&id, one.row())?);
        }
        Ok(())
    }

    pub(super) fn add_pushes(&mut self, found: Vec<FoundPush>) -> Result<(), StoreError> {
        for (of, id, at, by, kind, additions, deletions) in found {
            let push = push::read((id, at, by, kind, additions, deletions))?;
            self.of(of).pushes.push(push);
        }
        Ok(())
    }

    pub(super) fn add_co_authors(&mut self, found: Vec<(Uuid, String)>) -> Result<(), StoreError> {
        for (of, login) in found {
            let login = stored("co_author.login", Login::parse(&login))?;
            self.of(of).co_authors.push(login);
        }
        Ok(())
    }
}

async fn all_told(
    line: &mut Line,
    team: TeamId,
    [from, until, opened]: [Now; 3],
) -> Result<Told, StoreError> {
    let (mut told, team) = (Told::default(), team.0);
    told.add_reviews(all!(line, FoundReview, REVIEWS, team, from, until, opened)?)?;
    told.add_comments(all!(
        line,
        FoundComment,
        COMMENTS,
        team,
        from,
        until,
        opened
    )?)?;
    told.add_pushes(all!(line, FoundPush, PUSHES, team, from, until, opened)?)?;
    told.add_co_authors(all!(
        line,
        (Uuid, String),
        CO_AUTHORS,
        team,
        from,
        until,
        opened
    )?)?;
    Ok(told)
}

/// A push: of which pull request, its id, when, by whom, the lines after it.
pub(super) type FoundPush = (
    Uuid,
    String,
    Now,
    Option<String>,
    Option<String>,
    Option<i64>,
    Option<i64>,
);

#[derive(sqlx::FromRow)]
pub(super) struct FoundReview {
    pull_request_id: Uuid,
    forge_id: String,
    reviewer: Option<String>,
    reviewer_kind: Option<String>,
    verdict: Option<String>,
    submitted_at: Now,
    substance: String,
    dismissed_at: Option<Now>,
}

impl FoundReview {
    fn row(&self) -> ReviewRow {
        (
            self.reviewer.clone(),
            self.reviewer_kind.clone(),
            self.verdict.clone(),
            self.submitted_at,
            self.substance.clone(),
            self.dismissed_at,
        )
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct FoundComment {
    pull_request_id: Uuid,
    forge_id: String,
    author: Option<String>,
    author_kind: Option<String>,
    place: String,
    substance: String,
    written_at: Now,
    as_of: Now,
    deleted_at: Option<Now>,
}

impl FoundComment {
    fn row(&self) -> CommentRow {
        (
            self.author.clone(),
            self.author_kind.clone(),
            self.place.clone(),
            self.substance.clone(),
            self.written_at,
            self.as_of,
            self.deleted_at,
        )
    }
}

/// Who counted in the team in these weeks, with when they work; who has set no hours works the usual ones.
async fn colleagues(
    line: &mut Line,
    team: TeamId,
    [from, to]: [Week; 2],
) -> Result<Vec<Colleague>, StoreError> {
    let memberships = membership::of_people_of(line, team).await?;
    // Nobody asks for the calendars of earlier weeks.
    let earliest = from.max(to.back(TOLD_BEFORE + WINDOW - 1));
    let ends = [earliest.monday(), to.monday().on(6)];
    let mut calendars = calendar::of_people_of(line, team, ends[0], ends[1]).await?;
    let holidays = calendar::holidays(line, team, ends[0], ends[1]).await?;
    let (first, last) = (from.monday(), to.monday().on(6));
    let mut colleagues = Vec::new();
    for (id, zone, ends_at) in all!(line, (Uuid, String, i64), PEOPLE, team.0)? {
        let person = PersonId(id);
        let memberships = memberships.get(&person).map_or(&[][..], Vec::as_slice);
        let stays: Vec<(Day, Option<Day>)> = memberships
            .iter()
            .filter(|m| m.counting && m.team == team)
            .filter(|m| m.from <= last && !m.is_over(first))
            .map(|m| (m.from, m.to))
            .collect();
        if stays.is_empty() {
            continue;
        }
        colleagues.push(Colleague {
            person,
            zone: stored("person.zone", parse_zone(&zone))?,
            ends_at: DayEnd::from_minutes(ends_at),
            calendar: calendars.remove(&person).unwrap_or_else(|| WorkCalendar {
                hours: WorkingHours::default(),
                off: Vec::new(),
                holidays: holidays.clone(),
            }),
            stays,
        });
    }
    Ok(colleagues)
}

/// Where the team's people worked in the half-year that begins with `first`, as their check-ins say: in
/// weeks since the group began that the thresholds in force admit, without those who leave it out.
async fn modes(
    line: &mut Line,
    team: TeamId,
    first: Week,
    closing: Closing,
) -> Result<Modes, StoreError> {
    let since = closing.terms.since.unwrap_or(first);
    let (first, last) = (first.max(closing.begins).max(since), closing.week);
    let left_out: BTreeSet<PersonId> = left_out(line, team).await?;
    let rollups = week_rollup::of_team(line, team, first, last).await?;
    let mut of = BTreeMap::new();
    for (person, weeks) in rollups {
        if left_out.contains(&person) {
            continue;
        }
        let days = weeks.iter().flat_map(|week| &week.facts.days);
        of.extend(days.filter_map(|day| {
            let mode = match day.is_remote()? {
                true => Mode::Remote,
                false => Mode::Office,
            };
            Some(((person, day.day), mode))
        }));
    }
    Ok(Modes { first, last, of })
}

/// Who of a team leaves their work mode out of its comparison.
pub(super) async fn left_out(
    line: &mut Line,
    team: TeamId,
) -> Result<BTreeSet<PersonId>, StoreError> {
    let found = all!(line, (Uuid,), LEFT_OUT, team.0)?;
    Ok(found
        .into_iter()
        .map(|(person,)| PersonId(person))
        .collect())
}

/// What a team's reviews of a week depend on where nothing of it was closed: all that is known now.
/// `None` where nobody's login is tied.
pub(super) async fn now(
    line: &mut Line,
    of: Of,
    week: Week,
    pace: u32,
) -> Result<Option<TeamInputs>, StoreError> {
    let logins = logins(line, of.team).await?;
    if logins == Logins::default() {
        return Ok(None);
    }
    let from = TeamInputs::from(None, None, week);
    let pulls = pulls(line, of, [from, week]).await?;
    Ok(Some(TeamInputs {
        team: of.team,
        weeks: Weeks { zone: of.zone },
        week,
        pace,
        carried: None,
        spans: spans(line, &pulls).await?,
        pulls,
        colleagues: colleagues(line, of.team, [from, week]).await?,
        logins,
        modes: None,
    }))
}
