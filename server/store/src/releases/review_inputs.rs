//! Inputs of a team's review figures of a week: the pull requests of its people with all that was said of
//! them, who could review, when they work, and what was carried from the week before.

use crate::db::connection::{Conn, exists, fetch_all, sql};
use crate::db::error::StoreError;
use crate::entries::week_rollup;
use crate::org::{calendar, membership};
use crate::pull_requests::coverage;
use crate::releases::publishing_group::GroupTeam;
use crate::releases::response_times::TeamScope;
use crate::releases::team_pull_requests;
use chrono_tz::Tz;
use irori_core::domain::calendar::{WorkCalendar, WorkingHours};
use irori_core::domain::day::{Day, DayEnd, Week};
use irori_core::domain::forge_account::{Forge, ForgeLogin, Login};
use irori_core::domain::id::{PersonId, PublishingGroupId, TeamId};
use irori_core::domain::membership::Membership;
use irori_core::privacy::closing::GroupState;
use irori_core::privacy::thresholds::Terms;
use irori_core::reviews::coverage::RepositorySpans;
use irori_core::reviews::leniency::{PlaceMode, TeamWorkModes, half_year_ending};
use irori_core::reviews::pace::Logins;
use irori_core::reviews::pulls::Authored;
use irori_core::reviews::respondent::Respondent;
use irori_core::reviews::stamps::ReviewChart;
use irori_core::reviews::team::{LOOK_BACK, TOLD_BEFORE, TeamInputs, WINDOW};
use std::collections::{BTreeMap, BTreeSet};

sql! {
    PUBLISHES = "SELECT 1 FROM team WHERE id = $1 AND publishing = 'joined'
        AND (publishing_since IS NULL OR publishing_since < $2)";
    LOGINS = "SELECT person_id, forge, login FROM forge_account
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
        ORDER BY login_key";
    PEOPLE = "SELECT id, zone, day_ends_at FROM person
        WHERE id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE) ORDER BY id";
    LEFT_OUT = "SELECT person_id FROM mode_left_out
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)";
    /// What the groups in which a team was before left.
    STATES_BEFORE = "SELECT s.state FROM group_state s JOIN publishing_group g ON g.id = s.group_id
        JOIN publishing_group_team t ON t.group_id = g.id
        WHERE t.team_id = $1 AND g.id <> $2 AND g.from_week <= $3 ORDER BY g.from_week DESC, g.id";
}

/// Which closing the reviews are gathered for.
#[derive(Clone, Copy)]
pub(crate) struct ClosingScope {
    pub group: PublishingGroupId,
    /// The group's first week.
    pub begins: Week,
    pub week: Week,
    /// Lines an hour, as it is set for the week.
    pub pace: u32,
    pub terms: Terms,
}

/// What each team's reviews of the week depend on, where there are any. `before` is what the group carries.
pub(crate) async fn of_teams(
    conn: &mut Conn,
    closing: ClosingScope,
    teams: &[GroupTeam],
    before: Option<&GroupState>,
) -> Result<Vec<TeamInputs>, StoreError> {
    let mut reviews = Vec::new();
    for team in teams {
        let of = TeamScope {
            team: team.id,
            zone: team.closes.zone,
        };
        reviews.extend(inputs(conn, of, closing, before).await?);
    }
    Ok(reviews)
}

/// What a team's reviews of the week depend on; `None` where the team publishes nothing or nobody's login
/// is tied.
async fn inputs(
    conn: &mut Conn,
    of: TeamScope,
    closing: ClosingScope,
    before: Option<&GroupState>,
) -> Result<Option<TeamInputs>, StoreError> {
    let logins = logins(conn, of.team).await?;
    if logins == Logins::default() || !exists!(conn, PUBLISHES, of.team, closing.week)? {
        return Ok(None);
    }
    let carried = match before.and_then(|state| state.reviews_of(of.team)) {
        Some(chart) => Some(chart.clone()),
        None => carried_before(conn, of.team, closing).await?,
    };
    let half_year = half_year_ending(closing.week);
    let modes = match half_year {
        Some(first) => Some(modes(conn, of.team, first, closing).await?),
        None => None,
    };
    let from = TeamInputs::from(carried.as_ref(), half_year, closing.week);
    let pulls = team_pull_requests::of_team(conn, of, [from, closing.week]).await?;
    Ok(Some(TeamInputs {
        team: of.team,
        weeks: of.weeks(),
        week: closing.week,
        pace: closing.pace,
        carried,
        spans: spans(conn, &pulls).await?,
        pulls,
        colleagues: colleagues(conn, of.team, [from, closing.week]).await?,
        logins,
        modes,
    }))
}

/// What hooks told, by repository, since the first of these was opened.
async fn spans(conn: &mut Conn, pulls: &[Authored]) -> Result<RepositorySpans, StoreError> {
    let opened = pulls.iter().map(|one| one.known.pull_request.opened);
    match opened.min() {
        Some(first) => coverage::spans(conn, first).await,
        None => Ok(RepositorySpans::default()),
    }
}

async fn logins(conn: &mut Conn, team: TeamId) -> Result<Logins, StoreError> {
    Ok(read_logins(fetch_all!(
        conn,
        (PersonId, Forge, Login),
        LOGINS,
        team
    )?))
}

/// Logins out of their rows.
pub(crate) fn read_logins(rows: Vec<(PersonId, Forge, Login)>) -> Logins {
    let mut logins = Logins::default();
    for (person, forge, login) in rows {
        logins.add(&ForgeLogin { forge, login }, person);
    }
    logins
}

/// What the team's reviews carried in the group in which it was last.
async fn carried_before(
    conn: &mut Conn,
    team: TeamId,
    closing: ClosingScope,
) -> Result<Option<ReviewChart>, StoreError> {
    let states = fetch_all!(
        conn,
        String,
        STATES_BEFORE,
        team,
        closing.group,
        closing.begins
    )?;
    let mut charts = states.into_iter().filter_map(|state| {
        let state = GroupState::parse(&state)?;
        state.reviews_of(team).cloned()
    });
    Ok(charts.next())
}

/// Who counted in the team in these weeks, with when they work; who has set no hours works the usual ones.
async fn colleagues(
    conn: &mut Conn,
    team: TeamId,
    [from, to]: [Week; 2],
) -> Result<Vec<Respondent>, StoreError> {
    let memberships = membership::of_people_of(conn, team).await?;
    // Nobody asks for the calendars of earlier weeks.
    let earliest = from.max(to.back(TOLD_BEFORE + WINDOW - 1));
    let ends = [earliest.monday(), to.monday().on(6)];
    let mut calendars = calendar::of_people_of(conn, team, ends[0], ends[1]).await?;
    let holidays = calendar::holidays(conn, team, ends[0], ends[1]).await?;
    let mut colleagues = Vec::new();
    for (person, zone, ends_at) in fetch_all!(conn, (PersonId, Tz, DayEnd), PEOPLE, team)? {
        let memberships = memberships.get(&person).map_or(&[][..], Vec::as_slice);
        let stays = stays(memberships, team, [from, to]);
        if stays.is_empty() {
            continue;
        }
        colleagues.push(Respondent {
            person,
            zone,
            ends_at,
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

/// When somebody counted in a team, of the stays that reach into these weeks.
fn stays(
    memberships: &[Membership],
    team: TeamId,
    [from, to]: [Week; 2],
) -> Vec<(Day, Option<Day>)> {
    let (first, last) = (from.monday(), to.monday().on(6));
    memberships
        .iter()
        .filter(|m| m.counting && m.team == team)
        .filter(|m| m.from <= last && !m.is_over(first))
        .map(|m| (m.from, m.to))
        .collect()
}

/// Like [`colleagues`], with the team's usual hours for everybody: what is shown as it stands must not
/// tell whose hours or days off have changed.
async fn usual_colleagues(
    conn: &mut Conn,
    of: TeamScope,
    [from, to]: [Week; 2],
) -> Result<Vec<Respondent>, StoreError> {
    let ends = [from.monday(), to.monday().on(6)];
    let holidays = calendar::holidays(conn, of.team, ends[0], ends[1]).await?;
    let memberships = membership::of_people_of(conn, of.team).await?;
    let colleague = |(person, memberships): (PersonId, Vec<Membership>)| Respondent {
        person,
        zone: of.zone,
        ends_at: DayEnd::default(),
        calendar: WorkCalendar {
            hours: WorkingHours::default(),
            off: Vec::new(),
            holidays: holidays.clone(),
        },
        stays: stays(&memberships, of.team, [from, to]),
    };
    let all = memberships.into_iter().map(colleague);
    Ok(all.filter(|one| !one.stays.is_empty()).collect())
}

/// Where the team's people worked in the half-year that begins with `first`, as their check-ins say: in
/// weeks since the group began that the thresholds in force admit, without those who leave it out.
async fn modes(
    conn: &mut Conn,
    team: TeamId,
    first: Week,
    closing: ClosingScope,
) -> Result<TeamWorkModes, StoreError> {
    let since = closing.terms.since.unwrap_or(first);
    let (first, last) = (first.max(closing.begins).max(since), closing.week);
    let left_out: BTreeSet<PersonId> = left_out(conn, team).await?;
    let rollups = week_rollup::of_team(conn, team, first, last).await?;
    let mut of = BTreeMap::new();
    for (person, weeks) in rollups {
        if left_out.contains(&person) {
            continue;
        }
        let days = weeks.iter().flat_map(|week| &week.facts.days);
        of.extend(days.filter_map(|day| {
            let mode = match day.is_remote()? {
                true => PlaceMode::Remote,
                false => PlaceMode::Office,
            };
            Some(((person, day.day), mode))
        }));
    }
    Ok(TeamWorkModes { first, last, of })
}

/// Who of a team leaves their work mode out of its comparison.
pub(crate) async fn left_out(
    conn: &mut Conn,
    team: TeamId,
) -> Result<BTreeSet<PersonId>, StoreError> {
    let left_out = fetch_all!(conn, PersonId, LEFT_OUT, team)?;
    Ok(left_out.into_iter().collect())
}

/// What a team's reviews of a week depend on where nothing of it was closed: all that is known now.
/// `None` where nobody's login is tied.
pub(crate) async fn now(
    conn: &mut Conn,
    of: TeamScope,
    week: Week,
    pace: u32,
) -> Result<Option<TeamInputs>, StoreError> {
    since(conn, of, [TeamInputs::from(None, None, week), week], pace).await
}

/// Like [`now`], for what is open: of pull requests those alone that were not merged or closed before the
/// week.
pub(crate) async fn open(
    conn: &mut Conn,
    of: TeamScope,
    week: Week,
) -> Result<Option<TeamInputs>, StoreError> {
    since(conn, of, [week, week], 0).await
}

async fn since(
    conn: &mut Conn,
    of: TeamScope,
    [from, week]: [Week; 2],
    pace: u32,
) -> Result<Option<TeamInputs>, StoreError> {
    let logins = logins(conn, of.team).await?;
    if logins == Logins::default() {
        return Ok(None);
    }
    let pulls = team_pull_requests::of_team(conn, of, [from, week]).await?;
    Ok(Some(TeamInputs {
        team: of.team,
        weeks: of.weeks(),
        week,
        pace,
        carried: None,
        spans: spans(conn, &pulls).await?,
        pulls,
        colleagues: usual_colleagues(conn, of, [week.back(LOOK_BACK), week]).await?,
        logins,
        modes: None,
    }))
}
