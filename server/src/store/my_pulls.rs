//! The pull requests that somebody wrote or said anything in, with all that was said of them.

use super::db::{Line, all, sql};
use super::error::{StoreError, stored};
use super::pull_request::{self, Found};
use super::reviewed::{FoundComment, FoundReview, PushRow, Said, Told};
use app::domain::day::Week;
use app::domain::forge_account::{Account, Forge, Login};
use app::domain::id::PersonId;
use app::domain::pull_request::Known;
use app::reviews::pace::Logins;
use app::reviews::pulls::Weeks;
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
    LOGINS = "SELECT forge, login FROM forge_account WHERE person_id = $1 ORDER BY login_key";
    PULLS = of_person!(
        "p.forge, p.number, p.id, p.repository, p.author, p.author_kind, p.opened_at, p.ready_at, p.merged_at,
            p.closed_at, p.pushed_at, p.additions, p.deletions, p.files, p.labels, p.as_of,
            CASE WHEN p.generated IS NULL AND b.whole = TRUE AND b.generated = FALSE THEN 0
                ELSE p.generated END AS generated,
            p.branch_repository, p.branch, p.reverts, p.told_until",
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

#[derive(sqlx::FromRow)]
struct FoundPull {
    forge: String,
    number: i64,
    #[sqlx(flatten)]
    pull: Found,
}

/// Those of the weeks from `first` on, and the person's logins.
pub(super) async fn of_person(
    line: &mut Line,
    person: PersonId,
    weeks: Weeks,
    first: Week,
) -> Result<(Vec<Known>, Logins), StoreError> {
    let mut logins = Logins::default();
    for (forge, login) in all!(line, (String, String), LOGINS, person.0)? {
        let account = Account {
            forge: stored("forge_account.forge", Forge::parse(&forge))?,
            login: stored("forge_account.login", Login::parse(&login))?,
        };
        logins.add(&account, person);
    }
    let from = weeks.begin(first);
    let mut told = Told::new();
    for found in all!(line, FoundReview, REVIEWS, person.0, from)? {
        said(&mut told, found.pull_request_id).reviews.push(found.read()?);
    }
    for found in all!(line, FoundComment, COMMENTS, person.0, from)? {
        said(&mut told, found.pull_request_id).comments.push(found.read()?);
    }
    for found in all!(line, PushRow, PUSHES, person.0, from)? {
        said(&mut told, found.pull_request_id).pushes.push(found.read()?);
    }
    for (of, login) in all!(line, (Uuid, String), CO_AUTHORS, person.0, from)? {
        let login = stored("co_author.login", Login::parse(&login))?;
        said(&mut told, of).co_authors.push(login);
    }
    let mut known = Vec::new();
    for found in all!(line, FoundPull, PULLS, person.0, from)? {
        let forge = stored("pull_request.forge", Forge::parse(&found.forge))?;
        let number = u32::try_from(found.number);
        let number = number.map_err(|_| StoreError::Stored("pull_request.number"))?;
        let (id, pull_request) = pull_request::read(found.pull, forge, number)?;
        known.push(said(&mut told, id).take_of(pull_request));
    }
    Ok((known, logins))
}

fn said(told: &mut Told, of: Uuid) -> &mut Said {
    told.entry(of).or_default()
}
