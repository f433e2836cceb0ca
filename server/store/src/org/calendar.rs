//! Working hours, days off and public holidays in the database.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use chrono::NaiveDate;
use irori_core::domain::calendar::{DayOff, Holiday, Piece, WEEKDAYS, WorkCalendar, WorkingHours};
use irori_core::domain::day::{ClockTime, Day};
use irori_core::domain::id::{DayOffId, PersonId, TeamId};
use irori_ports::error::AppError;
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
type FoundPiece = (i64, i64, i64);
type FoundDayOff = (Uuid, NaiveDate, NaiveDate);

pub(crate) async fn working_hours(
    conn: &mut Conn,
    person: PersonId,
) -> Result<WorkingHours, StoreError> {
    Ok(hours(fetch_all!(conn, FoundPiece, PIECES, person.0)?))
}

/// When everybody who ever counted in a team works from `from` to `to`, on the team's holidays not;
/// nobody is in it who never works.
pub(crate) async fn of_people_of(
    conn: &mut Conn,
    team: TeamId,
    from: Day,
    to: Day,
) -> Result<BTreeMap<PersonId, WorkCalendar>, StoreError> {
    type PieceOf = (Uuid, i64, i64, i64);
    type OffOf = (Uuid, Uuid, NaiveDate, NaiveDate);
    let holidays = holidays(conn, team, from, to).await?;
    let mut pieces: BTreeMap<PersonId, Vec<FoundPiece>> = BTreeMap::new();
    for (person, weekday, from, to) in fetch_all!(conn, PieceOf, PIECES_OF_PEOPLE_OF, team.0)? {
        let of_person = pieces.entry(PersonId(person)).or_default();
        of_person.push((weekday, from, to));
    }
    let mut calendars: BTreeMap<PersonId, WorkCalendar> = BTreeMap::new();
    for (person, pieces) in pieces {
        let calendar = WorkCalendar {
            hours: hours(pieces),
            off: Vec::new(),
            holidays: holidays.clone(),
        };
        calendars.insert(person, calendar);
    }
    for (person, id, from, to) in fetch_all!(conn, OffOf, DAYS_OFF_OF_PEOPLE_OF, team.0, from.0)? {
        if let Some(calendar) = calendars.get_mut(&PersonId(person)) {
            calendar.off.push(read_day_off((id, from, to)));
        }
    }
    Ok(calendars)
}

fn hours(found: Vec<FoundPiece>) -> WorkingHours {
    let mut days: [Vec<Piece>; 7] = Default::default();
    for (weekday, from, to) in found {
        let day = usize::try_from(weekday).ok().and_then(|n| days.get_mut(n));
        if let (Some(day), Some(from), Some(to)) = (
            day,
            ClockTime::from_minutes(from),
            ClockTime::from_minutes(to),
        ) {
            day.push(Piece { from, to });
        }
    }
    WorkingHours::new(days)
}

pub(crate) async fn save_working_hours(
    conn: &mut Conn,
    person: PersonId,
    hours: &WorkingHours,
) -> Result<(), StoreError> {
    execute!(conn, CLEAR_PIECES, person.0)?;
    for (number, weekday) in (0_i64..).zip(WEEKDAYS) {
        for piece in hours.pieces(weekday) {
            execute!(
                conn,
                ADD_PIECE,
                person.0,
                number,
                piece.from.minutes(),
                piece.to.minutes()
            )?;
        }
    }
    Ok(())
}

pub(crate) async fn days_off(
    conn: &mut Conn,
    person: PersonId,
    since: Day,
) -> Result<Vec<DayOff>, StoreError> {
    let found = fetch_all!(conn, FoundDayOff, DAYS_OFF, person.0, since.0)?;
    Ok(found.into_iter().map(read_day_off).collect())
}

fn read_day_off((id, from, to): FoundDayOff) -> DayOff {
    DayOff {
        id: DayOffId(id),
        from: Day(from),
        to: Day(to),
    }
}

pub(crate) async fn add_day_off(
    conn: &mut Conn,
    id: Uuid,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<(), StoreError> {
    execute!(conn, ADD_DAY_OFF, id, person.0, from.0, to.0)?;
    Ok(())
}

pub(crate) async fn remove_day_off(
    conn: &mut Conn,
    id: DayOffId,
    person: PersonId,
) -> Result<(), StoreError> {
    match execute!(conn, REMOVE_DAY_OFF, id.0, person.0)? {
        0 => Err(AppError::NotThere.into()),
        _ => Ok(()),
    }
}

pub(crate) async fn holidays(
    conn: &mut Conn,
    team: TeamId,
    from: Day,
    to: Day,
) -> Result<Vec<Holiday>, StoreError> {
    Ok(
        fetch_all!(conn, (NaiveDate, String), HOLIDAYS, team.0, from.0, to.0)?
            .into_iter()
            .map(read)
            .collect(),
    )
}

pub(crate) async fn all_holidays(
    conn: &mut Conn,
    team: TeamId,
) -> Result<Vec<Holiday>, StoreError> {
    Ok(fetch_all!(conn, (NaiveDate, String), ALL_HOLIDAYS, team.0)?
        .into_iter()
        .map(read)
        .collect())
}

pub(crate) async fn save_holidays(
    conn: &mut Conn,
    team: TeamId,
    holidays: &[Holiday],
) -> Result<(), StoreError> {
    execute!(conn, CLEAR_HOLIDAYS, team.0)?;
    for holiday in holidays {
        execute!(
            conn,
            ADD_HOLIDAY,
            team.0,
            holiday.day.0,
            holiday.name.as_str()
        )?;
    }
    Ok(())
}

fn read((day, name): (NaiveDate, String)) -> Holiday {
    Holiday {
        day: Day(day),
        name,
    }
}
