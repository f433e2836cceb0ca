//! Annotations: a day or a range with a few words, beside one's own charts or a team's.

use super::day::{Day, Week, check_range};
use super::form::{Form, FormReader, ValidationErrors, parse_line};
use super::id::{AnnotationId, TeamId};

/// The longest text, in characters.
pub const TEXT_MOST: usize = 120;

/// The most that one person, and one team, can have.
pub const ANNOTATIONS_MOST: u32 = 200;

/// Whose charts an annotation stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// Those of whoever writes it, and nobody else's.
    Mine,
    /// Those of a team: everybody in it reads them.
    Team(TeamId),
}

/// What somebody writes: one line of 1 to [`TEXT_MOST`] characters on `from <= to`, both included,
/// at most 366 days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    pub on: On,
    pub from: Day,
    pub to: Day,
    pub text: String,
}

/// An annotation as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnnotation {
    pub id: AnnotationId,
    pub from: Day,
    pub to: Day,
    /// `None`: it is there and cannot be opened.
    pub text: Option<String>,
    /// The name of who wrote it, on a team's; `None` on one's own.
    pub by: Option<String>,
}

/// An annotation and where a chart shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub kept: KeptAnnotation,
    /// `None`: it lies outside the weeks of the chart.
    pub mark: Option<AnnotationMark>,
}

/// Positions of the first and the last week, and the letter that stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnotationMark {
    pub from: usize,
    pub to: usize,
    pub letter: String,
}

impl Annotation {
    /// Reads `from`, `to` (blank: one day), `text` and `team` (blank: one's own).
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let from = read.required("from", Day::parse);
        let to = read.optional("to", Day::parse).or(from);
        let text = read.required("text", |t| parse_line(t, TEXT_MOST));
        let team = read.optional("team", TeamId::parse);
        check_range(&mut read, from, to);
        read.finish_with(|| {
            Some(Self {
                on: team.map_or(On::Mine, On::Team),
                from: from?,
                to: to?,
                text: text?,
            })
        })
    }

    /// The form that would give this annotation.
    pub fn to_form(&self) -> Form {
        let form = Form::default()
            .with("from", self.from.to_string())
            .with("to", self.to.to_string())
            .with("text", self.text.as_str());
        form.with_some("team", self.on.team().map(|team| team.to_string()))
    }
}

impl On {
    pub fn team(self) -> Option<TeamId> {
        match self {
            Self::Mine => None,
            Self::Team(team) => Some(team),
        }
    }
}

/// Annotations beside a chart of `weeks` weeks from `first` on: in their order, those within it with
/// letters from `a` on.
pub fn marked(all: Vec<KeptAnnotation>, first: Week, weeks: usize) -> Vec<Marked> {
    let mut letters = 0..;
    all.into_iter()
        .map(|kept| {
            let mark = positions(&kept, first, weeks).map(|(from, to)| AnnotationMark {
                from,
                to,
                letter: letters.next().map(letter).unwrap_or_default(),
            });
            Marked { kept, mark }
        })
        .collect()
}

fn positions(kept: &KeptAnnotation, first: Week, weeks: usize) -> Option<(usize, usize)> {
    let last = i64::try_from(weeks).ok()? - 1;
    let at = |day: Day| day.week().weeks_since(first);
    if at(kept.to) < 0 || at(kept.from) > last {
        return None;
    }
    let held = |day| usize::try_from(at(day).clamp(0, last)).ok();
    held(kept.from).zip(held(kept.to))
}

/// `a` to `z`, then `aa`, `ab` and so on.
fn letter(n: usize) -> String {
    let last = char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    match n / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn form(from: &str, to: &str, text: &str) -> Form {
        let form = Form::default().with("from", from).with("to", to);
        form.with("text", text)
    }

    #[test]
    fn an_annotation_reads_back_from_its_own_form() {
        for on in [On::Mine, On::Team(TeamId(Uuid::from_u128(7)))] {
            let annotation = Annotation {
                on,
                from: day("2026-11-02"),
                to: day("2026-11-13"),
                text: "Release freeze <b>".to_owned(),
            };
            assert_eq!(Annotation::parse(&annotation.to_form()), Ok(annotation));
        }
        let one_day = Annotation::parse(&form("2026-11-02", "", " moved house ")).unwrap();
        assert_eq!(
            (one_day.to, one_day.text.as_str()),
            (one_day.from, "moved house")
        );
    }

    #[test]
    fn what_is_wrong_stands_beside_its_field() {
        let long = "長".repeat(121);
        for (from, to, text, field) in [
            ("", "", "x", "from"),
            ("2026-11-02", "2026-11-01", "x", "to"),
            ("2026-11-02", "2027-11-03", "x", "to"),
            ("2026-11-02", "", "  ", "text"),
            ("2026-11-02", "", "two\nlines", "text"),
            ("2026-11-02", "", long.as_str(), "text"),
        ] {
            let mistakes = Annotation::parse(&form(from, to, text)).unwrap_err();
            assert!(
                mistakes.of(field).is_some(),
                "{from} {to} {text}: {mistakes:?}"
            );
        }
        assert!(Annotation::parse(&form("2026-11-02", "2027-11-02", &"長".repeat(120))).is_ok());
        assert!(Annotation::parse(&form("2026-11-02", "", "x").with("team", "x")).is_err());
    }

    #[test]
    fn annotations_get_letters_where_the_chart_has_their_weeks() {
        let kept = |n: u128, from: &str, to: &str| KeptAnnotation {
            id: AnnotationId(Uuid::from_u128(n)),
            from: day(from),
            to: day(to),
            text: None,
            by: None,
        };
        let first = Week::parse("2026-W40").unwrap();
        let all = vec![
            kept(1, "2026-09-01", "2026-09-27"), // ends with the Sunday of week 39
            kept(2, "2026-09-01", "2026-09-28"), // the Monday of week 40
            kept(3, "2026-10-07", "2026-10-20"),
            kept(4, "2026-10-25", "2027-10-01"), // the last Sunday
            kept(5, "2026-10-26", "2026-10-26"),
        ];
        let marks: Vec<_> = marked(all, first, 4)
            .into_iter()
            .map(|one| one.mark.map(|m| (m.from, m.to, m.letter)))
            .collect();
        let at = |from, to, letter: &str| Some((from, to, letter.to_owned()));
        assert_eq!(
            marks,
            [None, at(0, 0, "a"), at(1, 3, "b"), at(3, 3, "c"), None]
        );
        assert!(
            marked(vec![kept(1, "2026-09-28", "2026-09-28")], first, 0)[0]
                .mark
                .is_none()
        );
        assert_eq!(
            [0, 25, 26, 52, 701, 702].map(letter),
            ["a", "z", "aa", "ba", "zz", "aaa"]
        );
    }
}
