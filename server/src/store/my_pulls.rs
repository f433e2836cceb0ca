//! The pull requests that somebody wrote or said anything in, with all that was said of them.

use super::db::{Line, all, sql};
use super::error::StoreError;
use super::reviewed::read_logins;
use super::said::{FoundComment, FoundPlaced, FoundPush, FoundReview, Told};
use app::domain::id::PersonId;
use app::domain::pull_request::Known;
use app::ports::Now;
use app::reviews::pace::Logins;
use uuid::Uuid;

/// A query over the pull requests of a person since `$2`: written by one of their logins, or reviewed or
/// commented on.
macro_rules! of_person {
    ($columns:literal, $joined:literal, $order:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM pull_request p ",
            $joined,
            " WHERE p.id IN (
                SELECT q.id FROM forge_account a CROSS JOIN pull_request q
                    WHERE a.person_id = $1 AND q.forge = a.forge AND q.author_key = a.login_key
                        AND (q.merged_at >= $2 OR (q.merged_at IS NULL AND q.opened_at >= $2))
                UNION SELECT v.pull_request_id FROM forge_account a CROSS JOIN review v
                    JOIN pull_request q ON q.id = v.pull_request_id
                    WHERE a.person_id = $1 AND v.reviewer_key = a.login_key AND v.submitted_at >= $2
                        AND q.forge = a.forge
                UNION SELECT v.pull_request_id FROM forge_account a CROSS JOIN review_comment v
                    JOIN pull_request q ON q.id = v.pull_request_id
                    WHERE a.person_id = $1 AND v.author_key = a.login_key AND v.written_at >= $2
                        AND q.forge = a.forge) ",
            $order
        )
    };
}

sql! {
    LOGINS = "SELECT person_id, forge, login FROM forge_account WHERE person_id = $1 ORDER BY login_key";
    PULLS = of_person!(
        "p.forge, p.number, p.id, p.repository, p.author, p.author_kind, p.opened_at, p.ready_at, p.merged_at,
            p.closed_at, p.pushed_at, p.additions, p.deletions, p.files, p.labels, p.as_of,
            CASE WHEN p.generated IS NULL AND b.whole = TRUE AND b.generated = FALSE THEN 0
                ELSE p.generated END AS generated,
            p.branch_repository, p.branch, p.reverts, p.told_until, p.ready_told_at, p.size_as_of",
        "LEFT JOIN branch b ON b.forge = p.forge AND b.repository_key = p.branch_repository_key
            AND b.name = p.branch",
        "ORDER BY p.opened_at, p.id"
    );
    REVIEWS = of_person!(
        "r.pull_request_id, r.forge_id, r.reviewer, r.reviewer_kind, r.verdict, r.submitted_at, r.substance,
            r.dismissed_at",
        "JOIN review r ON r.pull_request_id = p.id",
        "ORDER BY r.submitted_at, r.forge_id"
    );
    COMMENTS = of_person!(
        "c.pull_request_id, c.forge_id, c.author, c.author_kind, c.place, c.substance, c.written_at, c.as_of,
            c.deleted_at",
        "JOIN review_comment c ON c.pull_request_id = p.id",
        "ORDER BY c.written_at, c.forge_id"
    );
    PUSHES = of_person!(
        "u.pull_request_id, u.forge_id, u.pushed_at, u.author, u.author_kind, u.additions, u.deletions",
        "JOIN pull_request_push u ON u.pull_request_id = p.id",
        "ORDER BY u.pushed_at, u.forge_id"
    );
    CO_AUTHORS = of_person!(
        "w.pull_request_id, w.login",
        "JOIN co_author w ON w.pull_request_id = p.id",
        "ORDER BY w.login_key"
    );
}

/// Those since a moment, and the person's logins.
pub(super) async fn since(
    line: &mut Line,
    person: PersonId,
    from: Now,
) -> Result<(Vec<Known>, Logins), StoreError> {
    let me = person.0;
    let logins = read_logins(all!(line, (Uuid, String, String), LOGINS, me)?)?;
    let mut told = Told::default();
    told.add_reviews(all!(line, FoundReview, REVIEWS, me, from)?)?;
    told.add_comments(all!(line, FoundComment, COMMENTS, me, from)?)?;
    told.add_pushes(all!(line, FoundPush, PUSHES, me, from)?)?;
    told.add_co_authors(all!(line, (Uuid, String), CO_AUTHORS, me, from)?)?;
    let mut known = Vec::new();
    for found in all!(line, FoundPlaced, PULLS, me, from)? {
        let (id, pull_request) = found.read()?;
        known.push(told.take(id).of(pull_request));
    }
    Ok((known, logins))
}
