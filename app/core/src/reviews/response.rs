//! REV-2: how many hours of its reviewers' work a pull request waits for the first response (SIGNALS §7).

use super::coverage::RepositorySpans;
use super::published::FirstResponse;
use super::pulls::{Pull, Weeks};
use super::respondent::Respondent;
use crate::domain::day::Week;
use crate::domain::id::PersonId;
use crate::signals::bands::Band;
use crate::signals::business_hours::{WorkInterval, default_pieces};
use crate::signals::censored::{WaitTime, median};
use crate::signals::review_weeks::{LEAST_WAITS, ReviewRequest, waits};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Business hours up to which a median is OK, and WATCH.
const OK_TO: f64 = 8.0;
pub const WATCH_TO: f64 = 16.0;

/// The hours in which anybody of a team but one person works, from the first to the last week.
pub struct Hours<'c> {
    colleagues: &'c [Respondent],
    pieces: Vec<Vec<WorkInterval>>,
    usual: Vec<WorkInterval>,
    without: BTreeMap<PersonId, Vec<WorkInterval>>,
}

impl<'c> Hours<'c> {
    pub fn of(colleagues: &'c [Respondent], weeks: Weeks, [first, last]: [Week; 2]) -> Self {
        let (from, to) = (first.monday(), last.monday().on(6));
        let each = |one: &Respondent| one.pieces(from, to);
        Self {
            colleagues,
            pieces: colleagues.iter().map(each).collect(),
            usual: default_pieces(from.0, to.0, &weeks.zone, &[]),
            without: BTreeMap::new(),
        }
    }

    /// Where nobody else is there, 9 to 18 o'clock, Monday to Friday.
    pub fn without(&mut self, author: PersonId) -> &[WorkInterval] {
        let (colleagues, pieces, usual) = (self.colleagues, &self.pieces, &self.usual);
        self.without.entry(author).or_insert_with(|| {
            let mut others = colleagues
                .iter()
                .zip(pieces)
                .filter(|(one, _)| one.person != author)
                .peekable();
            match others.peek() {
                Some(_) => others.flat_map(|(_, pieces)| pieces.clone()).collect(),
                None => usual.clone(),
            }
        })
    }
}

/// The panel: of the pull requests that became ready in the covered weeks of the window and of which all
/// is known that was said until then.
pub fn panel(
    pulls: &[Pull],
    hours: &mut Hours,
    spans: &RepositorySpans,
    weeks: Weeks,
    [first, last]: [Week; 2],
    is_covered: impl Fn(Week) -> bool,
) -> FirstResponse {
    let (from, until) = (weeks.begin(first), weeks.begin(last.on(1)));
    let mut waited = Vec::new();
    for pull in pulls {
        let Some(asked) = asked(pull).filter(|asked| is_covered(weeks.of(asked.ready))) else {
            continue;
        };
        if is_told(pull, &asked, spans, until) {
            let pieces = hours.without(pull.told.author);
            waited.extend(waits(&[asked], from, until, pieces));
        }
    }
    of_waits(&waited)
}

fn asked(pull: &Pull) -> Option<ReviewRequest> {
    let known = &pull.told.known.pull_request;
    Some(ReviewRequest {
        ready: known.ready?,
        answered: pull.reading.response,
        closed: known.merged.or(known.closed),
    })
}

/// Whether all is known that was said from when it was ready until it was answered, closed, or until the
/// window ended.
fn is_told(
    pull: &Pull,
    asked: &ReviewRequest,
    spans: &RepositorySpans,
    until: DateTime<Utc>,
) -> bool {
    let place = &pull.told.known.pull_request.place;
    let ends = [asked.answered, asked.closed, Some(until)];
    let end = ends.into_iter().flatten().min().unwrap_or(until);
    let told = pull.told.known.pull_request.told_until;
    pull.is_whole
        || told.is_some_and(|told| told >= end)
        || spans.tell(place.forge, &place.key(), asked.ready, end)
}

fn of_waits(waited: &[WaitTime]) -> FirstResponse {
    let enough = waited.len() >= LEAST_WAITS;
    let median = median(waited).filter(|_| enough);
    let is_open = |wait: &&WaitTime| matches!(wait, WaitTime::AtLeast(_));
    FirstResponse {
        band: median.map_or(Band::NoData, band),
        median,
        of: super::pulls::count(waited.iter()),
        waiting: super::pulls::count(waited.iter().filter(is_open)),
    }
}

/// A median that is not over may yet be anything longer: it is bad enough already, or says nothing.
fn band(median: WaitTime) -> Band {
    match median {
        wait if wait.hours() > WATCH_TO => Band::Act,
        wait if wait.hours() > OK_TO => Band::Watch,
        WaitTime::For(_) => Band::Ok,
        WaitTime::AtLeast(_) => Band::NoData,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use WaitTime::{AtLeast, For};

    #[test]
    fn golden_4_has_its_medians_from_eight_on() {
        // SIGNALS §7 golden 4: censored 1, 3.5, 6, 20+, 30+ → 6; 1, 20+, 30+ → "≥20"; here each wait
        // stands three times, which moves no median.
        let thrice = |waits: &[WaitTime]| of_waits(&[waits, waits, waits].concat());
        let one = thrice(&[For(1.0), For(3.5), For(6.0), AtLeast(20.0), AtLeast(30.0)]);
        assert_eq!((one.median, one.band), (Some(For(6.0)), Band::Ok));
        assert_eq!((one.of, one.waiting), (15, 6));
        let open = thrice(&[For(1.0), AtLeast(20.0), AtLeast(30.0)]);
        assert_eq!((open.median, open.band), (Some(AtLeast(20.0)), Band::Act));
        let few = of_waits(&[For(1.0); 7]);
        assert_eq!((few.median, few.band, few.of), (None, Band::NoData, 7));
        let short = of_waits(&[AtLeast(3.0); 8]);
        assert_eq!(
            (short.median, short.band),
            (Some(AtLeast(3.0)), Band::NoData)
        );
        assert_eq!(of_waits(&[For(8.01); 8]).band, Band::Watch);
        assert_eq!(of_waits(&[For(8.0); 8]).band, Band::Ok);
        assert_eq!(of_waits(&[For(16.0); 8]).band, Band::Watch);
    }
}
