//! The pull requests that somebody wrote or said anything in, with all that was said of them.

use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::StoreError;
use crate::pull_requests::pull_request::PullRequestRow;
use crate::pull_requests::review::{ActivityByPullRequest, OfPullRequest, said_sql};
use crate::releases::review_inputs::read_logins;
use irori_core::domain::forge_account::{Forge, Login};
use irori_core::domain::id::PersonId;
use irori_core::domain::pull_request::PullRequestState;
use irori_core::reviews::pace::Logins;
use irori_ports::Now;

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
pub(crate) async fn since(
    conn: &mut Conn,
    person: PersonId,
    from: Now,
) -> Result<(Vec<PullRequestState>, Logins), StoreError> {
    let logins = read_logins(fetch_all!(conn, (PersonId, Forge, Login), LOGINS, person)?);
    let mut told = ActivityByPullRequest::default();
    told.add_reviews(fetch_all!(conn, OfPullRequest<_>, REVIEWS, person, from)?);
    told.add_comments(fetch_all!(conn, OfPullRequest<_>, COMMENTS, person, from)?);
    told.add_pushes(fetch_all!(conn, OfPullRequest<_>, PUSHES, person, from)?);
    told.add_co_authors(fetch_all!(conn, _, CO_AUTHORS, person, from)?);
    let pulls = fetch_all!(conn, PullRequestRow, PULLS, person, from)?.into_iter();
    let known = pulls.map(|PullRequestRow(id, known)| told.take(id).of(known));
    Ok((known.collect(), logins))
}
