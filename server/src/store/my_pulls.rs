//! The pull requests that somebody wrote or said anything in, with all that was said of them.

use super::db::{Line, all, sql};
use super::error::StoreError;
use super::reviewed::read_logins;
use super::said::{FoundComment, FoundPlaced, FoundPush, FoundReview, Told, said_sql};
use app::domain::id::PersonId;
use app::domain::pull_request::Known;
use app::ports::Now;
use app::reviews::pace::Logins;
use uuid::Uuid;

/// A query over the pull requests of a person since `$2`: written by one of their logins, or reviewed or
/// commented on.
macro_rules! of_person {
    ($what:ident $(, $more:literal)*) => {
        said_sql!(
            $what,
            "pull_request p",
            "p.id IN (
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
                        AND q.forge = a.forge)"
            $(, $more)*
        )
    };
}

sql! {
    LOGINS = "SELECT person_id, forge, login FROM forge_account WHERE person_id = $1 ORDER BY login_key";
    PULLS = of_person!(pulls, "", "");
    REVIEWS = of_person!(reviews);
    COMMENTS = of_person!(comments);
    PUSHES = of_person!(pushes);
    CO_AUTHORS = of_person!(co_authors);
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
