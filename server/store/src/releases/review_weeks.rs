//! A team's reviews as its closed weeks have them, and as they stand before the first has closed.

use crate::db::connection::Conn;
use crate::db::error::StoreError;
use crate::releases::publishing_group::{self, GroupSpan};
use crate::releases::release::{self, ClosedWeekRow};
use crate::releases::response_times::TeamScope;
use crate::releases::review_inputs;
use crate::rules::{policy, thresholds};
use irori_core::domain::day::Week;
use irori_core::domain::id::{ReleaseId, TeamId};
use irori_core::reviews::published::ReviewFigures;
use irori_core::reviews::team::reviews_of;
use irori_ports::Now;
use irori_ports::releases::{SeenReviews, TeamLine};
use std::collections::BTreeMap;

/// Weeks that are shown, the latest included.
pub(crate) const WEEKS: u64 = 26;

pub(crate) fn of(team: &TeamLine) -> TeamScope {
    TeamScope {
        team: team.id,
        zone: team.closes.zone,
    }
}

/// What a look at a Release is written down with: the Release, and the first week that is read.
pub(crate) type ReleaseRead = (ReleaseId, Week);

/// A team's reviews up to a week; where no closed week has any, as they stand.
pub(crate) async fn found(
    conn: &mut Conn,
    team: &TeamLine,
    week: Week,
    now: Now,
) -> Result<Option<(SeenReviews, Option<ReleaseRead>)>, StoreError> {
    let first = week.back(WEEKS - 1);
    let mut weeks = Vec::new();
    for span in publishing_group::of_team(conn, team.id).await? {
        weeks.extend(weeks_of(conn, span, [first, week]).await?);
    }
    let least = thresholds::all(conn).await?.in_force(now).team;
    if let Some(seen) = in_releases(team.id, &weeks, least) {
        let last = weeks.last().map(|last| (last.id, first.max(weeks[0].week)));
        return Ok(Some((seen, last)));
    }
    let preview = as_it_stands(conn, team, week, now).await?;
    Ok(preview.map(|seen| (seen, None)))
}

/// The closed weeks of a group within these, both ends included.
pub(crate) async fn weeks_of(
    conn: &mut Conn,
    span: GroupSpan,
    [first, last]: [Week; 2],
) -> Result<Vec<ClosedWeekRow>, StoreError> {
    let (from, to) = (span.from.max(first), span.until.min(last));
    if from > to {
        return Ok(Vec::new());
    }
    release::weeks(conn, span.id, from, to).await
}

/// What these closed weeks, oldest first, say of a team's reviews; of leniency, which needs to know where
/// reviewers worked, only where the week closed under `least` or more.
pub(crate) fn in_releases(
    team: TeamId,
    weeks: &[ClosedWeekRow],
    least: u32,
) -> Option<SeenReviews> {
    let mut history: BTreeMap<Week, ReviewFigures> = BTreeMap::new();
    let (mut latest, mut leniency) = (None, None);
    for found in weeks {
        let of_team = found.published.reviews_of(team);
        let Some(reviews) = of_team else { continue };
        for before in &reviews.before {
            history.entry(before.week).or_insert(*before);
        }
        history.insert(found.week, reviews.week);
        if found.thresholds.team >= least {
            leniency = reviews.leniency.or(leniency);
        }
        latest = Some((reviews, found.closed));
    }
    let (latest, closed) = latest?;
    let first = latest.week.week.back(WEEKS - 1);
    Some(SeenReviews {
        latest: latest.clone(),
        closed: Some(closed),
        history: history.split_off(&first).into_values().collect(),
        leniency,
    })
}

/// The week that was over last, out of all that is known now.
pub(crate) async fn as_it_stands(
    conn: &mut Conn,
    team: &TeamLine,
    week: Week,
    now: Now,
) -> Result<Option<SeenReviews>, StoreError> {
    let of = of(team);
    let week = week.min(of.weeks().of(now).back(1));
    let pace = policy::all(conn).await?.at(week).review_pace;
    let Some(inputs) = review_inputs::now(conn, of, week, pace).await? else {
        return Ok(None);
    };
    let latest = reviews_of(&inputs);
    let mut history = latest.before.clone();
    history.push(latest.week);
    Ok(Some(SeenReviews {
        latest,
        closed: None,
        history,
        leniency: None,
    }))
}
