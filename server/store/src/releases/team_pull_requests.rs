//! The pull requests of a team's people with all that was said of them, read at once.

use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::org::membership;
use crate::pull_requests::pull_request::PullRequestRow;
use crate::pull_requests::review::{ActivityByPullRequest, OfPullRequest, said_sql};
use crate::releases::response_times::TeamScope;
use irori_core::domain::day::Week;
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::reviews::pulls::Authored;
use irori_core::reviews::team::LOOK_BACK;
use irori_ports::Now;

/// A query over the pull requests of a team's people that were not merged or closed before `$2` and were
/// opened before `$3`; open ones not before `$4`. From the team's people on, in this order: SQLite reads a
/// CROSS JOIN as it is written, and compares with TRUE so that it seeks by when they were merged, not by
/// when they were opened.
macro_rules! of_team {
    ($what:ident $(, $more:literal)*) => {
        said_sql!(
            $what,
            "(SELECT DISTINCT person_id FROM membership WHERE team_id = $1 AND counting = TRUE) m
                CROSS JOIN forge_account a CROSS JOIN pull_request p",
            "a.person_id = m.person_id AND (p.forge = a.forge) = TRUE AND p.author_kind = 'human'
                AND (p.opened_at < $3) = TRUE
                AND ((p.author_key = a.login_key AND p.merged_at >= $2)
                    OR (p.author_key = a.login_key AND p.merged_at IS NULL
                        AND (p.closed_at IS NULL OR p.closed_at >= $2) AND (p.opened_at >= $4) = TRUE))"
            $(, $more)*
        )
    };
}

sql! {
    /// With their authors, and when what they take back was merged. Generated lines that nobody told are
    /// none where every push to its branch was told and touched none.
    PULLS = of_team!(
        pulls,
        "a.person_id, o.merged_at AS reverted_at, ",
        "LEFT JOIN pull_request o ON o.forge = p.forge AND o.repository_key = p.repository_key
            AND o.number = p.reverts"
    );
    REVIEWS = of_team!(reviews);
    COMMENTS = of_team!(comments);
    PUSHES = of_team!(pushes);
    CO_AUTHORS = of_team!(co_authors);
}

/// The pull requests of the people of a team in these weeks, both ends included: those that were not
/// merged or closed before, with all that was said of them. One belongs to the team in which its author
/// counts on the day of its merge, or, if it is not merged, on the day it became ready.
pub(crate) async fn of_team(
    conn: &mut Conn,
    of: TeamScope,
    [from, to]: [Week; 2],
) -> Result<Vec<Authored>, StoreError> {
    let authors = membership::of_people_of(conn, of.team).await?;
    let weeks = of.weeks();
    let ends = [from, to.on(1), to.back(LOOK_BACK)].map(|week| weeks.begin(week));
    let mut told = all_told(conn, of.team, ends).await?;
    let [from, until, opened] = ends;
    let mut pulls = Vec::new();
    for found in fetch_all!(conn, AuthoredRow, PULLS, of.team, from, until, opened)? {
        let PullRequestRow(id, pull_request) = found.pull_request;
        let at = pull_request.merged.or(pull_request.ready);
        if of.is_home(&authors, found.author, at.unwrap_or(pull_request.opened)) {
            pulls.push(Authored {
                known: told.take(id).of(pull_request),
                author: found.author,
                reverted: found.reverted,
            });
        }
    }
    Ok(pulls)
}

/// A pull request with its author, and when what it takes back was merged.
struct AuthoredRow {
    author: PersonId,
    reverted: Option<Now>,
    pull_request: PullRequestRow,
}

impl FromDbRow for AuthoredRow {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            author: row.get("person_id")?,
            reverted: row.get("reverted_at")?,
            pull_request: PullRequestRow::from_row(row)?,
        })
    }
}

async fn all_told(
    conn: &mut Conn,
    team: TeamId,
    [from, until, opened]: [Now; 3],
) -> Result<ActivityByPullRequest, StoreError> {
    type Said<T> = OfPullRequest<T>;
    let mut told = ActivityByPullRequest::default();
    told.add_reviews(fetch_all!(
        conn,
        Said<_>,
        REVIEWS,
        team,
        from,
        until,
        opened
    )?);
    told.add_comments(fetch_all!(
        conn,
        Said<_>,
        COMMENTS,
        team,
        from,
        until,
        opened
    )?);
    told.add_pushes(fetch_all!(
        conn,
        Said<_>,
        PUSHES,
        team,
        from,
        until,
        opened
    )?);
    told.add_co_authors(fetch_all!(conn, _, CO_AUTHORS, team, from, until, opened)?);
    Ok(told)
}
