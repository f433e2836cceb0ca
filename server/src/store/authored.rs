//! The pull requests of a team's people with all that was said of them, read at once.

use super::db::{Line, all, sql};
use super::error::StoreError;
use super::membership;
use super::review_week::Of;
use super::said::{FoundComment, FoundPlaced, FoundPush, FoundReview, Told};
use app::domain::day::{Day, Week};
use app::domain::id::{PersonId, TeamId};
use app::domain::membership::{Membership, home_on};
use app::ports::Now;
use app::reviews::pulls::{Authored, Weeks};
use app::reviews::team::LOOK_BACK;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A query over the pull requests of a team's people that were not merged or closed before `$2` and were
/// opened before `$3`; open ones not before `$4`. From the team's people on, in this order: SQLite reads a
/// CROSS JOIN as it is written, and compares with TRUE so that it seeks by when they were merged, not by
/// when they were opened.
macro_rules! of_team {
    ($columns:literal, $joined:literal, $order:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM (SELECT DISTINCT person_id FROM membership WHERE team_id = $1 AND counting = TRUE) m
                CROSS JOIN forge_account a CROSS JOIN pull_request p ",
            $joined,
            " WHERE a.person_id = m.person_id AND (p.forge = a.forge) = TRUE AND p.author_kind = 'human'
                AND (p.opened_at < $3) = TRUE
                AND ((p.author_key = a.login_key AND p.merged_at >= $2)
                    OR (p.author_key = a.login_key AND p.merged_at IS NULL
                        AND (p.closed_at IS NULL OR p.closed_at >= $2) AND (p.opened_at >= $4) = TRUE)) ",
            $order
        )
    };
}

sql! {
    /// Generated lines that nobody told are none where every push to its branch was told and touched none.
    PULLS = of_team!(
        "a.person_id, p.forge, p.number, o.merged_at AS reverted_at, p.id, p.repository, p.author,
            p.author_kind, p.opened_at, p.ready_at, p.merged_at, p.closed_at, p.pushed_at, p.additions,
            p.deletions, p.files, p.labels, p.as_of,
            CASE WHEN p.generated IS NULL AND b.whole = TRUE AND b.generated = FALSE THEN 0
                ELSE p.generated END AS generated,
            p.branch_repository, p.branch, p.reverts, p.told_until, p.ready_told_at, p.size_as_of",
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
}

/// The pull requests of the people of a team in these weeks, both ends included: those that were not
/// merged or closed before, with all that was said of them. One belongs to the team in which its author
/// counts on the day of its merge, or, if it is not merged, on the day it became ready.
pub(super) async fn of_team(
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
