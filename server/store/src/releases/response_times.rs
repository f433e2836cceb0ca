//! First-response times of a team's pull requests, for the trend of a quarter.

use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::StoreError;
use crate::org::{calendar, membership};
use irori_core::domain::day::{Day, Week};
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::membership::{Membership, home_on};
use irori_core::reviews::pulls::Weeks;
use irori_core::signals::business_hours::{WorkInterval, default_pieces};
use irori_core::signals::review_weeks::ReviewRequest;
use irori_ports::Now;
use std::collections::{BTreeMap, BTreeSet};

sql! {
    ASKED = "SELECT a.person_id, p.ready_at, p.merged_at, p.closed_at,
            (SELECT MIN(r.submitted_at) FROM review r WHERE r.pull_request_id = p.id
                AND r.reviewer_kind = 'human' AND r.reviewer_key <> p.author_key AND r.submitted_at >= p.ready_at),
            (SELECT MIN(c.written_at) FROM review_comment c WHERE c.pull_request_id = p.id
                AND c.author_kind = 'human' AND c.author_key <> p.author_key AND c.written_at >= p.ready_at)
        FROM forge_account a JOIN pull_request p ON p.forge = a.forge AND p.author_key = a.login_key
        WHERE a.person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
            AND p.author_kind = 'human' AND p.ready_at >= $2 AND p.ready_at < $3
        ORDER BY p.ready_at, p.id";
}

/// A team of which reviews are read, and its zone, in which its weeks begin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TeamScope {
    pub team: TeamId,
    pub zone: chrono_tz::Tz,
}

impl TeamScope {
    pub(crate) fn weeks(self) -> Weeks {
        Weeks { zone: self.zone }
    }

    /// Whether somebody counted in the team on the day of that moment.
    pub(crate) fn is_home(
        self,
        memberships: &BTreeMap<PersonId, Vec<Membership>>,
        person: PersonId,
        at: Now,
    ) -> bool {
        let day = Day(at.with_timezone(&self.zone).date_naive());
        let of_person = memberships.get(&person);
        of_person.is_some_and(|all| home_on(all, day) == Some(self.team))
    }
}

/// The pull requests of the team's people that became ready in `from..to` (weeks, `to` included),
/// with their authors, and the team's hours of work.
pub(crate) async fn asked_in(
    conn: &mut Conn,
    of: TeamScope,
    from: Week,
    to: Week,
) -> Result<(Vec<(PersonId, ReviewRequest)>, Vec<WorkInterval>, [Now; 2]), StoreError> {
    let authors = membership::of_people_of(conn, of.team).await?;
    let ends = [from, to.on(1)].map(|week| of.weeks().begin(week));
    let asked = asked(conn, of, &authors, ends[0], ends[1]).await?;
    Ok((asked, pieces(conn, of, from, to).await?, ends))
}

async fn asked(
    conn: &mut Conn,
    of: TeamScope,
    authors: &BTreeMap<PersonId, Vec<Membership>>,
    from: Now,
    until: Now,
) -> Result<Vec<(PersonId, ReviewRequest)>, StoreError> {
    let found = fetch_all!(conn, AskedRow, ASKED, of.team, from, until)?.into_iter();
    let asked = found.map(|(author, ready, merged, closed, review, comment)| {
        let asked = ReviewRequest {
            ready,
            answered: review.into_iter().chain(comment).min(),
            closed: merged.or(closed),
        };
        (author, asked)
    });
    Ok(asked
        .filter(|(author, asked)| of.is_home(authors, *author, asked.ready))
        .collect())
}

/// The author; when it became ready, was merged, was closed; the first review and the first comment of others.
type AskedRow = (
    PersonId,
    Now,
    Option<Now>,
    Option<Now>,
    Option<Now>,
    Option<Now>,
);

/// 9 to 18 o'clock in the team's zone, without its holidays (SIGNALS §7, REV-2).
async fn pieces(
    conn: &mut Conn,
    of: TeamScope,
    from: Week,
    to: Week,
) -> Result<Vec<WorkInterval>, StoreError> {
    let (first, last) = (from.monday(), to.monday().on(6));
    let holidays = calendar::holidays(conn, of.team, first, last).await?;
    let holidays: BTreeSet<_> = holidays.into_iter().map(|holiday| holiday.day.0).collect();
    let holidays: Vec<_> = holidays.into_iter().collect();
    Ok(default_pieces(first.0, last.0, &of.zone, &holidays))
}
