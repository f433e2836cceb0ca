//! Working hours, days off and public holidays in the database.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::{DbRow, FromDbRow};
use irori_core::domain::calendar::{
    DayOff, Holiday, WEEKDAYS, WorkCalendar, WorkPeriod, WorkingHours,
};
use irori_core::domain::day::{ClockTime, Day};
use irori_core::domain::id::{DayOffId, PersonId, TeamId};
use std::collections::BTreeMap;
use uuid::Uuid;

sql! {
    PIECES_OF_PEOPLE_OF = "SELECT person_id, weekday, from_minute, to_minute FROM working_piece
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)";
    DAYS_OFF_OF_PEOPLE_OF = "SELECT person_id, id, from_day, to_day FROM day_off
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
            AND to_day >= $2";
    PIECES = "SELECT weekday, from_minute, to_minute FROM working_piece
        WHERE person_id = $1 ORDER BY weekday, from_minute";
    CLEAR_PIECES = "DELETE FROM working_piece WHERE person_id = $1";
    ADD_PIECE = "INSERT INTO working_piece (person_id, weekday, from_minute, to_minute) VALUES ($1, $2, $3, $4)";
    DAYS_OFF = "SELECT id, from_day, to_day FROM day_off
        WHERE person_id = $1 AND to_day >= $2 ORDER BY from_day, id";
    ADD_DAY_OFF = "INSERT INTO day_off (id, person_id, from_day, to_day) VALUES ($1, $2, $3, $4)";
    REMOVE_DAY_OFF = "DELETE FROM day_off WHERE id = $1 AND person_id = $2";
    HOLIDAYS = "SELECT day, name FROM holiday WHERE team_id = $1 AND day >= $2 AND day <= $3 ORDER BY day";
    ALL_HOLIDAYS = "SELECT day, name FROM holiday WHERE team_id = $1 ORDER BY day";
    CLEAR_HOLIDAYS = "DELETE FROM holiday WHERE team_id = $1";
    ADD_HOLIDAY = "INSERT INTO holiday (team_id, day, name) VALUES ($1, $2, $3)";
}

/// Weekday, first and last minute.
type PieceRow = (i64, i64, i64);

impl FromDbRow for DayOff {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            from: row.get("from_day")?,
            to: row.get("to_day")?,
        })
    }
}

pub(crate) async fn working_hours(
    conn: &mut Conn,
    person: PersonId,
) -> Result<WorkingHours, StoreError> {
    Ok(hours(fetch_all!(conn, PieceRow, PIECES, person)?))
}

/// When everybody who ever counted in a team works from `from` to `to`, on the team's holidays not;
/// nobody is in it who never works.
pub(crate) async fn of_people_of(
    conn: &mut Conn,
    team: TeamId,
    from: Day,
    to: Day,
) -> Result<BTreeMap<PersonId, WorkCalendar>, StoreError> {
    let holidays = holidays(conn, team, from, to).await?;
    let mut pieces: BTreeMap<PersonId, Vec<PieceRow>> = BTreeMap::new();
    for (person, weekday, from, to) in fetch_all!(conn, (_, _, _, _), PIECES_OF_PEOPLE_OF, team)? {
        let of_person = pieces.entry(person).or_default();
        of_person.push((weekday, from, to));
    }
    let calendar = |pieces| WorkCalendar {
        hours: hours(pieces),
        off: Vec::new(),
        holidays: holidays.clone(),
    };
    let calendars = pieces.into_iter();
    let mut calendars: BTreeMap<PersonId, WorkCalendar> = calendars
        .map(|(person, pieces)| (person, calendar(pieces)))
        .collect();
    for (person, id, from, to) in fetch_all!(conn, (_, _, _, _), DAYS_OFF_OF_PEOPLE_OF, team, from)?
    {
        if let Some(calendar) = calendars.get_mut(&person) {
            calendar.off.push(DayOff { id, from, to });
        }
    }
    Ok(calendars)
}

fn hours(found: Vec<PieceRow>) -> WorkingHours {
    let mut days: [Vec<WorkPeriod>; 7] = Default::default();
    for (weekday, from, to) in found {
        let day = usize::try_from(weekday).ok().and_then(|n| days.get_mut(n));
        if let (Some(day), Some(from), Some(to)) = (
            day,
            ClockTime::from_minutes(from),
            ClockTime::from_minutes(to),
        ) {
            day.push(WorkPeriod { from, to });
        }
    }
    WorkingHours::new(days)
}

pub(crate) async fn save_working_hours(
    conn: &mut Conn,
    person: PersonId,
    hours: &WorkingHours,
) -> Result<(), StoreError> {
    execute!(conn, CLEAR_PIECES, person)?;
    for (number, weekday) in (0_i64..).zip(WEEKDAYS) {
        for piece in hours.pieces(weekday) {
            execute!(conn, ADD_PIECE, person, number, piece.from, piece.to)?;
        }
    }
    Ok(())
}

pub(crate) async fn days_off(
    conn: &mut Conn,
    person: PersonId,
    since: Day,
) -> Result<Vec<DayOff>, StoreError> {
    fetch_all!(conn, DayOff, DAYS_OFF, person, since)
}

pub(crate) async fn add_day_off(
    conn: &mut Conn,
    id: Uuid,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<(), StoreError> {
    execute!(conn, ADD_DAY_OFF, id, person, from, to)?;
    Ok(())
}

pub(crate) async fn remove_day_off(
    conn: &mut Conn,
    id: DayOffId,
    person: PersonId,
) -> Result<(), StoreError> {
    check_there(execute!(conn, REMOVE_DAY_OFF, id, person)? > 0)
}

pub(crate) async fn holidays(
    conn: &mut Conn,
    team: TeamId,
    from: Day,
    to: Day,
) -> Result<Vec<Holiday>, StoreError> {
    fetch_all!(conn, Holiday, HOLIDAYS, team, from, to)
}

pub(crate) async fn all_holidays(
    conn: &mut Conn,
    team: TeamId,
) -> Result<Vec<Holiday>, StoreError> {
    fetch_all!(conn, Holiday, ALL_HOLIDAYS, team)
}

pub(crate) async fn save_holidays(
    conn: &mut Conn,
    team: TeamId,
    holidays: &[Holiday],
) -> Result<(), StoreError> {
    execute!(conn, CLEAR_HOLIDAYS, team)?;
    for holiday in holidays {
        execute!(conn, ADD_HOLIDAY, team, holiday.day, &holiday.name)?;
    }
    Ok(())
}

impl FromDbRow for Holiday {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            day: row.get("day")?,
            name: row.get("name")?,
        })
    }
}
