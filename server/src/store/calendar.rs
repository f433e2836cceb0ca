//! Working hours, days off and public holidays in the database.

use super::db::{Line, all, run, sql};
use super::error::StoreError;
use app::domain::calendar::{DayOff, Holiday, Piece, WEEKDAYS, WorkCalendar, WorkingHours};
use app::domain::day::{ClockTime, Day};
use app::domain::id::{DayOffId, PersonId, TeamId};
use app::error::Trouble;
use chrono::NaiveDate;
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

pub(super) async fn working_hours(
    line: &mut Line,
    person: PersonId,
) -> Result<WorkingHours, StoreError> {
    Ok(hours(all!(line, FoundPiece, PIECES, person.0)?))
}

/// When everybody who ever counted in a team works from `from` to `to`, on the team's holidays not;
/// nobody is in it who never works.
pub(super) async fn of_people_of(
    line: &mut Line,
    team: TeamId,
    from: Day,
    to: Day,
) -> Result<BTreeMap<PersonId, WorkCalendar>, StoreError> {
    type PieceOf = (Uuid, i64, i64, i64);
    type OffOf = (Uuid, Uuid, NaiveDate, NaiveDate);
    let holidays = holidays(line, team, from, to).await?;
    let mut pieces: BTreeMap<PersonId, Vec<FoundPiece>> = BTreeMap::new();
    for (person, weekday, from, to) in all!(line, PieceOf, PIECES_OF_PEOPLE_OF, team.0)? {
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
    for (person, id, from, to) in all!(line, OffOf, DAYS_OFF_OF_PEOPLE_OF, team.0, from.0)? {
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

pub(super) async fn save_working_hours(
    line: &mut Line,
    person: PersonId,
    hours: &WorkingHours,
) -> Result<(), StoreError> {
    run!(line, CLEAR_PIECES, person.0)?;
    for (number, weekday) in (0_i64..).zip(WEEKDAYS) {
        for piece in hours.pieces(weekday) {
            run!(
                line,
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

pub(super) async fn days_off(
    line: &mut Line,
    person: PersonId,
    since: Day,
) -> Result<Vec<DayOff>, StoreError> {
    let found = all!(line, FoundDayOff, DAYS_OFF, person.0, since.0)?;
    Ok(found.into_iter().map(read_day_off).collect())
}

fn read_day_off((id, from, to): FoundDayOff) -> DayOff {
    DayOff {
        id: DayOffId(id),
        from: Day(from),
        to: Day(to),
    }
}

pub(super) async fn add_day_off(
    line: &mut Line,
    id: Uuid,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<(), StoreError> {
    run!(line, ADD_DAY_OFF, id, person.0, from.0, to.0)?;
    Ok(())
}

pub(super) async fn remove_day_off(
    line: &mut Line,
    id: DayOffId,
    person: PersonId,
) -> Result<(), StoreError> {
    match run!(line, REMOVE_DAY_OFF, id.0, person.0)? {
        0 => Err(Trouble::NotThere.into()),
        _ => Ok(()),
    }
}

pub(super) async fn holidays(
    line: &mut Line,
    team: TeamId,
    from: Day,
    to: Day,
) -> Result<Vec<Holiday>, StoreError> {
    Ok(
        all!(line, (NaiveDate, String), HOLIDAYS, team.0, from.0, to.0)?
            .into_iter()
            .map(read)
            .collect(),
    )
}

pub(super) async fn all_holidays(
    line: &mut Line,
    team: TeamId,
) -> Result<Vec<Holiday>, StoreError> {
    Ok(all!(line, (NaiveDate, String), ALL_HOLIDAYS, team.0)?
        .into_iter()
        .map(read)
        .collect())
}

pub(super) async fn save_holidays(
    line: &mut Line,
    team: TeamId,
    holidays: &[Holiday],
) -> Result<(), StoreError> {
    run!(line, CLEAR_HOLIDAYS, team.0)?;
    for holiday in holidays {
        run!(
            line,
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
