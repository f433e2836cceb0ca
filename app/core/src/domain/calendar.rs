//! Working calendar: weekdays and hours in pieces, days off, public holidays of a team.

use super::day::{ClockTime, Day, Week, check_range};
use super::form::{FieldError, Form, FormReader, ValidationErrors, folded, parse_line};
use super::id::DayOffId;
use chrono::Weekday;
use serde::{Deserialize, Serialize};

/// Monday to Sunday.
pub const WEEKDAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// One stretch of working time within a weekday; `from < to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct WorkPeriod {
    pub from: ClockTime,
    pub to: ClockTime,
}

/// Working hours of the seven weekdays, Monday first: pieces in order that do not overlap.
/// A weekday without a piece is not a working day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingHours([Vec<WorkPeriod>; 7]);

impl Default for WorkingHours {
    /// Monday to Friday, 9:00 to 18:00.
    fn default() -> Self {
        let day = || {
            vec![WorkPeriod {
                from: ClockTime(9 * 60),
                to: ClockTime(18 * 60),
            }]
        };
        Self([day(), day(), day(), day(), day(), vec![], vec![]])
    }
}

impl WorkingHours {
    /// From pieces by weekday, Monday first; pieces are put in order.
    pub fn new(mut days: [Vec<WorkPeriod>; 7]) -> Self {
        days.iter_mut().for_each(|pieces| pieces.sort());
        Self(days)
    }

    pub fn pieces(&self, weekday: Weekday) -> &[WorkPeriod] {
        &self.0[weekday.num_days_from_monday() as usize]
    }

    pub fn works_on(&self, weekday: Weekday) -> bool {
        !self.pieces(weekday).is_empty()
    }

    /// Reads the fields `mon` to `sun`, each like `9:30–15:00, 16:00–19:30` or blank.
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let days = WEEKDAYS.map(|w| read.optional(field_of(w), parse_pieces).unwrap_or_default());
        read.finish(Some(Self(days)))
    }

    pub fn to_form(&self) -> Form {
        WEEKDAYS.iter().fold(Form::default(), |form, w| {
            form.with(field_of(*w), self.text_of(*w))
        })
    }

    /// The pieces of a weekday as [`WorkingHours::parse`] reads them.
    pub fn text_of(&self, weekday: Weekday) -> String {
        let pieces: Vec<_> = self
            .pieces(weekday)
            .iter()
            .map(|p| format!("{}–{}", p.from, p.to))
            .collect();
        pieces.join(", ")
    }
}

/// The form field of a weekday: `mon` to `sun`.
pub fn field_of(weekday: Weekday) -> &'static str {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][weekday.num_days_from_monday() as usize]
}

fn parse_pieces(text: &str) -> Result<Vec<WorkPeriod>, FieldError> {
    let wrong = || FieldError::new("wrong-hours");
    let mut pieces = Vec::new();
    for part in folded(text)
        .split([',', '、', ';'])
        .filter(|p| !p.trim().is_empty())
    {
        let (from, to) = part
            .split_once(['-', '–', '—', '~', '〜', '～'])
            .ok_or_else(wrong)?;
        let time = |t: &str| match t.trim() {
            "24:00" => ClockTime::from_minutes(1439).ok_or_else(wrong),
            t => ClockTime::parse(t).map_err(|_| wrong()),
        };
        let piece = WorkPeriod {
            from: time(from)?,
            to: time(to)?,
        };
        if piece.from >= piece.to {
            return Err(wrong());
        }
        pieces.push(piece);
    }
    pieces.sort();
    if pieces.windows(2).any(|w| w[0].to > w[1].from) || pieces.len() > 8 {
        return Err(FieldError::new("wrong-hours-overlap"));
    }
    Ok(pieces)
}

/// A stretch of days off, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayOff {
    pub id: DayOffId,
    pub from: Day,
    pub to: Day,
}

impl DayOff {
    /// Reads `from` and `to`; a blank `to` is one day. At most 366 days.
    pub fn parse(form: &Form) -> Result<(Day, Day), ValidationErrors> {
        let mut read = FormReader::new(form);
        let from = read.required("from", Day::parse);
        let to = read.optional("to", Day::parse).or(from);
        check_range(&mut read, from, to);
        read.finish(from.zip(to))
    }
}

/// A public holiday of a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    pub day: Day,
    pub name: String,
}

/// Which days a person works: hours, without days off and public holidays.
#[derive(Clone, Debug, Default)]
pub struct WorkCalendar {
    pub hours: WorkingHours,
    pub off: Vec<DayOff>,
    pub holidays: Vec<Holiday>,
}

impl WorkCalendar {
    pub fn works_on(&self, day: Day) -> bool {
        self.hours.works_on(day.weekday()) && !is_free(day, &self.off, &self.holidays)
    }

    /// The working days of a week, in order.
    pub fn working_days(&self, week: Week) -> Vec<Day> {
        week.days().filter(|d| self.works_on(*d)).collect()
    }
}

/// Whether a day is in one of somebody's stretches of days off, or a holiday.
pub fn is_free(day: Day, off: &[DayOff], holidays: &[Holiday]) -> bool {
    off.iter().any(|off| off.from <= day && day <= off.to)
        || holidays.iter().any(|holiday| holiday.day == day)
}

/// Reads a pasted list, a line a holiday: `2026-11-23 Labour Thanksgiving Day`. Comma, tab or
/// space after the date; slashes for dashes are read too. A bad line is named by its number.
pub fn parse_holidays(text: &str) -> Result<Vec<Holiday>, FieldError> {
    let mut holidays: Vec<Holiday> = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let wrong = || FieldError::new("wrong-holiday-line").with("line", n + 1);
        let (date, name) = line
            .split_once([' ', ',', '\t', '\u{3000}'])
            .unwrap_or((line, ""));
        let day = Day::parse(&date.replace('/', "-")).map_err(|_| wrong())?;
        let name = name.trim();
        let name = if name.is_empty() {
            String::new()
        } else {
            parse_line(name, 200).map_err(|_| wrong())?
        };
        if !holidays.iter().any(|h| h.day == day) {
            holidays.push(Holiday { day, name });
        }
    }
    holidays.sort_by_key(|h| h.day);
    if holidays.len() > 2000 {
        return Err(FieldError::new("wrong-too-many").with("most", 2000));
    }
    Ok(holidays)
}

/// The list that [`parse_holidays`] reads.
fn holidays_text(holidays: &[Holiday]) -> String {
    holidays
        .iter()
        .map(|h| format!("{} {}", h.day, h.name).trim_end().to_owned() + "\n")
        .collect()
}

/// The form that would give this list.
pub fn holidays_form(holidays: &[Holiday]) -> Form {
    Form::default().with("holidays", holidays_text(holidays))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for text in [
            "9-18",
            "９：００～１８：００",
            "9時〜18時",
            "9:00 – 18",
            "9時00分—18時00分",
        ] {
            let hours = WorkingHours::parse(&Form::default().with("mon", text)).unwrap();
            assert_eq!(hours.text_of(Weekday::Mon), "09:00–18:00", "{text}");
        }
        for text in ["9", "25-26", "18-9", "9-900", "ab-cd"] {
            assert!(
                WorkingHours::parse(&Form::default().with("mon", text)).is_err(),
                "{text}"
            );
        }
    }

    #[test]
    fn hours_in_pieces_read_back() {
        let form = Form::default()
            .with("mon", "16:00-19:30, 9:30 – 15:00")
            .with("sat", "");
        let hours = WorkingHours::parse(&form).unwrap();
        assert_eq!(hours.text_of(Weekday::Mon), "09:30–15:00, 16:00–19:30");
        assert!(!hours.works_on(Weekday::Sat));
        assert_eq!(WorkingHours::parse(&hours.to_form()), Ok(hours));
    }

    #[test]
    fn hours_that_overlap_or_run_backwards_are_refused() {
        for text in [
            "9:00",
            "18:00-9:00",
            "9:00-12:00, 11:00-13:00",
            "25:00-26:00",
            "x",
        ] {
            let form = Form::default().with("tue", text);
            assert!(
                WorkingHours::parse(&form).unwrap_err().of("tue").is_some(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_pasted_list_of_holidays_names_its_bad_line() {
        let text = "2026/11/23 勤労感謝の日\n\n2026-12-25,Christmas\n2026-01-01\n";
        let holidays = parse_holidays(text).unwrap();
        assert_eq!(holidays.len(), 3);
        assert_eq!(parse_holidays(&holidays_text(&holidays)), Ok(holidays));
        let wrong = parse_holidays("2026-01-01\nfoo\n").unwrap_err();
        assert_eq!(wrong.numbers, [("line".to_owned(), "2".to_owned())]);
    }

    #[test]
    fn holidays_and_days_off_are_not_working_days() {
        let day = |t: &str| Day::parse(t).unwrap();
        let calendar = WorkCalendar {
            hours: WorkingHours::default(),
            off: vec![DayOff {
                id: DayOffId(uuid::Uuid::nil()),
                from: day("2026-11-26"),
                to: day("2026-11-27"),
            }],
            holidays: vec![Holiday {
                day: day("2026-11-23"),
                name: String::new(),
            }],
        };
        let week = Week::parse("2026-W48").unwrap();
        assert_eq!(
            calendar.working_days(week),
            [day("2026-11-24"), day("2026-11-25")]
        );
    }

    #[test]
    fn days_off_run_forwards() {
        let form = |from: &str, to: &str| Form::default().with("from", from).with("to", to);
        assert!(DayOff::parse(&form("2026-12-24", "2027-01-03")).is_ok());
        assert!(DayOff::parse(&form("2026-12-24", "")).is_ok());
        assert!(DayOff::parse(&form("2026-12-24", "2026-12-23")).is_err());
        assert!(DayOff::parse(&form("2026-12-24", "2029-12-23")).is_err());
    }
}
