//! Traces of a person's work time: what the forges told of their own logins, and work that came home. For
//! the person's own signals alone.

use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::StoreError;
use crate::entries::table;
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use irori_core::domain::day::{Day, DayEnd, instant};
use irori_core::domain::entry::Entry;
use irori_core::domain::id::PersonId;
use irori_core::domain::interruption::{Direction, Interruption};
use irori_ports::Now;

sql! {
    OF_PERSON = "SELECT p.ready_at FROM forge_account a
            JOIN pull_request p ON p.forge = a.forge AND p.author_key = a.login_key
            WHERE a.person_id = $1 AND p.ready_at >= $2 AND p.ready_at < $3
        UNION ALL SELECT p.pushed_at FROM forge_account a
            JOIN pull_request p ON p.forge = a.forge AND p.author_key = a.login_key
            WHERE a.person_id = $1 AND p.pushed_at >= $2 AND p.pushed_at < $3
        UNION ALL SELECT r.submitted_at FROM forge_account a
            JOIN review r ON r.reviewer_key = a.login_key
            JOIN pull_request p ON p.id = r.pull_request_id AND p.forge = a.forge
            WHERE a.person_id = $1 AND r.submitted_at >= $2 AND r.submitted_at < $3
        UNION ALL SELECT c.written_at FROM forge_account a
            JOIN review_comment c ON c.author_key = a.login_key
            JOIN pull_request p ON p.id = c.pull_request_id AND p.forge = a.forge
            WHERE a.person_id = $1 AND c.written_at >= $2 AND c.written_at < $3";
}

/// Events of work on these Days, both ends included, in no order.
pub(crate) async fn of_person(
    conn: &mut Conn,
    person: PersonId,
    zone: chrono_tz::Tz,
    ends_at: DayEnd,
    [from, to]: [Day; 2],
) -> Result<Vec<DateTime<Utc>>, StoreError> {
    let begin = |day: Day| {
        let end = TimeDelta::minutes(ends_at.minutes());
        instant(day.0.and_time(NaiveTime::MIN) + end, zone)
    };
    let mut events = fetch_all!(conn, Now, OF_PERSON, person, begin(from), begin(to.on(1)))?;
    for kept in table::between::<Interruption>(conn, person, from, to).await? {
        if let Entry::Interruption(one) = kept.entry
            && one.direction() == Direction::WorkToHome
        {
            events.extend(began(&one, zone, ends_at));
        }
    }
    Ok(events)
}

/// When it began; a start before the end of the Day is in the small hours after it.
fn began(one: &Interruption, zone: chrono_tz::Tz, ends_at: DayEnd) -> Option<DateTime<Utc>> {
    let start = one.start?;
    let date = if start < ends_at.time() {
        one.day.on(1)
    } else {
        one.day
    };
    let local = date.0.and_time(NaiveTime::MIN) + TimeDelta::minutes(start.minutes());
    Some(instant(local, zone))
}
