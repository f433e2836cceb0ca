//! One week's pull requests in counts.

use super::published::ReviewFigures;
use super::pulls::Pull;
use crate::domain::day::Week;

/// Lines an hour of McIntosh et al. 2014, at which stamps are told as well (SIGNALS §7).
pub const SLOW_PACE: u32 = 200;
/// Lines of one pull request that count for the density of discussion at most (SIGNALS §7, REV-4).
const MOST_LINES: u32 = 1000;

/// The counts of a week, without its evidence.
pub fn of_week(week: Week, pulls: &[Pull], pace: u32) -> ReviewFigures {
    let merged: Vec<&Pull> = pulls.iter().filter(|p| p.merged == Some(week)).collect();
    let whole: Vec<&Pull> = merged.iter().copied().filter(|p| p.is_whole).collect();
    let (comments, lines) = discussed(whole.iter().copied());
    let stamps = |pace| count(whole.iter().filter(|p| p.reading.is_stamp(pace)));
    ReviewFigures {
        week,
        merged: count(merged.iter()),
        whole: count(whole.iter()),
        eligible: count(whole.iter().filter(|p| p.reading.is_eligible())),
        stamps: stamps(pace),
        stamps_at_200: stamps(SLOW_PACE),
        comments,
        lines,
        reviews: pulls.iter().map(|p| reviews_in(p, week)).sum(),
        first_response: None,
        evidence: None,
    }
}

/// Comments and lines of pull requests whose size is known (SIGNALS §7, REV-4).
pub fn discussed<'p>(pulls: impl Iterator<Item = &'p Pull<'p>>) -> (u32, u32) {
    pulls.fold((0, 0), |(comments, lines): (u32, u32), pull| {
        match pull.reading.whole {
            Some(of_this) => (
                comments.saturating_add(pull.reading.comments),
                lines.saturating_add(of_this.min(MOST_LINES)),
            ),
            None => (comments, lines),
        }
    })
}

fn reviews_in(pull: &Pull, week: Week) -> u32 {
    count(pull.reviews().filter(|(_, given)| *given == week))
}

pub fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
