//! The port [`Reviews`]: a team's reviews as closed weeks have them, what waits now, and one's own.

use super::db::{Line, one, run, sql};
use super::error::StoreError;
use super::publishing_group::{self, Span};
use super::release::{self, FoundWeek};
use super::releases::team_line;
use super::review_week::Of;
use super::settings::cut;
use super::view::ViewedBy;
use super::{Store, my_pulls, policy, reviewed, thresholds};
use app::domain::day::Week;
use app::domain::id::{ReleaseId, TeamId};
use app::domain::person::Viewer;
use app::domain::team::Publishing;
use app::error::Trouble;
use app::ports::releases::{SeenReviews, TeamLine};
use app::ports::reviews::{ReviewPage, Reviews};
use app::ports::{Answer, Now};
use app::privacy::rights::{Matter, may_read};
use app::reviews::mine::{MyInputs, MyReviews};
use app::reviews::open::open_pulls;
use app::reviews::published::ReviewFigures;
use app::reviews::pulls::Weeks;
use app::reviews::team::reviews_of;
use async_trait::async_trait;
use std::collections::BTreeMap;

/// Weeks that are shown, the latest included.
const WEEKS: u64 = 26;

sql! {
    IS_LEFT_OUT = "SELECT 1 FROM mode_left_out WHERE person_id = $1";
    LEAVE_OUT = "INSERT INTO mode_left_out (person_id, since) VALUES ($1, $2)
        ON CONFLICT (person_id) DO NOTHING";
    PUT_IN = "DELETE FROM mode_left_out WHERE person_id = $1";
}

#[async_trait]
impl Reviews for Store {
    async fn of_team(&self, viewer: &Viewer, team: TeamId, now: Now) -> Answer<ReviewPage> {
        if !may_read(viewer, Matter::TeamWeek(team)) {
            return Err(Trouble::NotThere);
        }
        let mut line = self.db.read().await?;
        let (team, publishing) = team_line(&mut line, viewer, team).await?;
        let mut page = ReviewPage {
            team,
            reviews: None,
            is_silent: publishing == Publishing::Nothing,
            open: Vec::new(),
        };
        if page.is_silent {
            return Ok(page);
        }
        let of = of(&page.team);
        let this_week = of.weeks().of(now);
        let found = found(&mut line, &page.team, this_week, now).await?;
        let release = found.as_ref().and_then(|(_, release)| *release);
        page.reviews = found.map(|(seen, _)| seen);
        if let Some(inputs) = reviewed::open(&mut line, of, this_week).await? {
            page.open = open_pulls(&inputs, now);
        }
        drop(line);
        let seen: Vec<_> = release.into_iter().collect();
        self.look_at(seen, ViewedBy::Page(viewer.id), now).await?;
        Ok(page)
    }

    async fn mine(&self, viewer: &Viewer, now: Now) -> Answer<MyReviews> {
        let mut line = self.db.read().await?;
        let weeks = Weeks {
            zone: viewer.profile.zone,
        };
        let last = weeks.of(now);
        let ends = [last.back(WEEKS - 1), last];
        let policy = policy::all(&mut line).await?.at(last);
        let from = weeks.begin(ends[0]);
        let left_out = is_left_out(&mut line, viewer).await?;
        let (pulls, logins) = my_pulls::since(&mut line, viewer.id, from).await?;
        Ok(MyReviews::of(&MyInputs {
            me: viewer.id,
            weeks,
            ends,
            pace: policy.review_pace,
            pulls,
            is_tied: logins.has(viewer.id),
            logins,
            mode_left_out: left_out,
        }))
    }

    async fn leave_mode_out(&self, viewer: &Viewer, out: bool, now: Now) -> Answer<()> {
        let me = viewer.id;
        self.write(move |line| {
            Box::pin(async move {
                match out {
                    true => run!(line, LEAVE_OUT, me.0, cut(now))?,
                    false => run!(line, PUT_IN, me.0)?,
                };
                Ok(())
            })
        })
        .await?;
        Ok(())
    }
}

async fn is_left_out(line: &mut Line, viewer: &Viewer) -> Result<bool, StoreError> {
    Ok(one!(line, (i32,), IS_LEFT_OUT, viewer.id.0)?.is_some())
}

fn of(team: &TeamLine) -> Of {
    Of {
        team: team.id,
        zone: team.closes.zone,
    }
}

/// What a look at a Release is written down with: the Release, and the first week that is read.
type Look = (ReleaseId, Week);

/// A team's reviews up to a week; where no closed week has any, as they stand.
pub(super) async fn found(
    line: &mut Line,
    team: &TeamLine,
    week: Week,
    now: Now,
) -> Result<Option<(SeenReviews, Option<Look>)>, StoreError> {
    let first = week.back(WEEKS - 1);
    let mut weeks = Vec::new();
    for span in publishing_group::of_team(line, team.id).await? {
        weeks.extend(weeks_of(line, span, [first, week]).await?);
    }
    let least = thresholds::all(line).await?.in_force(now).team;
    if let Some(seen) = in_releases(team.id, &weeks, least) {
        let last = weeks.last().map(|last| (last.id, first.max(weeks[0].week)));
        return Ok(Some((seen, last)));
    }
    let preview = as_it_stands(line, team, week, now).await?;
    Ok(preview.map(|seen| (seen, None)))
}

/// The closed weeks of a group within these, both ends included.
pub(super) async fn weeks_of(
    line: &mut Line,
    span: Span,
    [first, last]: [Week; 2],
) -> Result<Vec<FoundWeek>, StoreError> {
    let (from, to) = (span.from.max(first), span.until.min(last));
    if from > to {
        return Ok(Vec::new());
    }
    release::weeks(line, span.id, from, to).await
}

/// What these closed weeks, oldest first, say of a team's reviews; of leniency, which needs to know where
/// reviewers worked, only where the week closed under `least` or more.
pub(super) fn in_releases(team: TeamId, weeks: &[FoundWeek], least: u32) -> Option<SeenReviews> {
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
async fn as_it_stands(
    line: &mut Line,
    team: &TeamLine,
    week: Week,
    now: Now,
) -> Result<Option<SeenReviews>, StoreError> {
    let of = of(team);
    let week = week.min(of.weeks().of(now).back(1));
    let pace = policy::all(line).await?.at(week).review_pace;
    let Some(inputs) = reviewed::now(line, of, week, pace).await? else {
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
