//! A team's reviews of one week, all together: what is known of its pull requests, who could review them
//! and what it carries go in, [`TeamReviews`] and what the next week begins with come out. Pure.

use super::coverage::RepositorySpans;
use super::leniency::{TeamWorkModes, of_half_year};
use super::pace::Logins;
use super::published::{
    CountedBand, Discussion, FirstResponse, HalfYearLeniency, Load, Reverts, ReviewFigures,
    TeamReviews,
};
use super::pulls::{Authored, Pull, Weeks, of_week, read};
use super::respondent::Respondent;
use super::response::Hours;
use super::stamps::{self, ReviewChart, events_of};
use super::{discussion, load, response, shares};
use crate::domain::day::Week;
use crate::domain::id::TeamId;
use crate::signals::censored::WaitTime;

/// Weeks of a window, the week that closes included (SIGNALS §7.1).
pub const WINDOW: u64 = 4;
/// How far back what is known is run through where nothing is carried.
pub const LOOK_BACK: u64 = 104;
/// Weeks that are told beside the first that is.
pub const TOLD_BEFORE: u64 = 25;

/// Everything a team's reviews of a week depend on.
#[derive(Clone, Debug)]
pub struct TeamInputs {
    pub team: TeamId,
    pub weeks: Weeks,
    /// The week that closes.
    pub week: Week,
    /// Lines an hour above which an approval is too fast, as it is set for the week.
    pub pace: u32,
    /// `None`: nothing of the team was ever closed.
    pub carried: Option<ReviewChart>,
    /// In any order; those of [`TeamInputs::from`] on suffice.
    pub pulls: Vec<Authored>,
    /// Who counted in the team at any time of the window, or of the half-year.
    pub colleagues: Vec<Respondent>,
    pub logins: Logins,
    pub spans: RepositorySpans,
    /// Where a half-year ends with the week.
    pub modes: Option<TeamWorkModes>,
}

impl TeamInputs {
    /// The first week of which pull requests are needed to close `week`.
    pub fn from(carried: Option<&ReviewChart>, half_year: Option<Week>, week: Week) -> Week {
        let oldest = week.back(LOOK_BACK - 1);
        let next = carried.map_or(oldest, |chart| chart.through().on(1).max(oldest));
        let window = week.back(WINDOW - 1);
        next.min(window).min(half_year.unwrap_or(window))
    }
}

/// What a team's reviews of the week are, for whoever needs no more than that.
pub fn reviews_of(inputs: &TeamInputs) -> TeamReviews {
    close(inputs).0
}

/// The same, with what the next week carries.
pub fn close(inputs: &TeamInputs) -> (TeamReviews, ReviewChart) {
    let pulls = read(&inputs.pulls, &inputs.logins, &inputs.spans, inputs.weeks);
    let counts = |week| of_week(week, &pulls, inputs.pace);
    let first = inputs.week.back(WINDOW - 1);
    let window = Window {
        inputs,
        pulls: &pulls,
        ends: [first, inputs.week],
        covered: covered(first, inputs.week, counts),
    };
    let mut chart = inputs
        .carried
        .clone()
        .unwrap_or_else(|| ReviewChart::before(first_known(inputs, &pulls)));
    let mut told = Vec::new();
    while chart.through() < inputs.week {
        let week = chart.through().on(1);
        let mut figures = counts(week);
        let of_week = |pull: &&Pull| pull.merged == Some(week) && pull.is_whole;
        let reverts = pulls
            .iter()
            .filter(of_week)
            .filter(|pull| shares::is_revert(pull));
        let events = events_of(week, &pulls, inputs.pace);
        chart.take(&figures, super::pulls::count(reverts), &events);
        figures.evidence = chart.evidence();
        told.push(figures);
    }
    let told_from = told.len().saturating_sub(TOLD_BEFORE as usize + 1);
    told.drain(..told_from);
    for figures in &mut told {
        figures.first_response = response_in(inputs, &pulls, figures.week, counts);
    }
    let week = told.pop().unwrap_or_else(|| ReviewFigures {
        first_response: response_in(inputs, &pulls, inputs.week, counts),
        evidence: chart.evidence(),
        ..counts(inputs.week)
    });
    if inputs.carried.is_some() {
        told.clear();
    }
    let mut reviews = TeamReviews {
        team: inputs.team,
        week,
        stamps: stamps::unknown(&chart, inputs.pace),
        response: FirstResponse::default(),
        load: Load::default(),
        discussion: Discussion::default(),
        oversize: CountedBand::default(),
        unreviewed: CountedBand::default(),
        reverts: Reverts::default(),
        leniency: half_year(inputs, &pulls, counts),
        before: told,
    };
    // Of a week of which too little is known, no panel says anything.
    if week.is_covered() {
        window.fill(&mut reviews, &chart);
    }
    (reviews, chart)
}

/// The first week in which anything was merged, at most so far back as one looks.
fn first_known(inputs: &TeamInputs, pulls: &[Pull]) -> Week {
    let oldest = inputs.week.back(LOOK_BACK - 1);
    let merged = pulls.iter().filter_map(|pull| pull.merged);
    let first = merged.filter(|week| oldest <= *week).min();
    first.map_or(inputs.week, |first| first.min(inputs.week))
}

/// The median of REV-2 as it was when a week closed; `None` below eight, or where too little of the week
/// is known.
fn response_in(
    inputs: &TeamInputs,
    pulls: &[Pull],
    week: Week,
    counts: impl Fn(Week) -> ReviewFigures,
) -> Option<WaitTime> {
    let ends = [week.back(WINDOW - 1), week];
    let covered = covered(ends[0], week, counts);
    let mut hours = Hours::of(&inputs.colleagues, inputs.weeks, ends);
    let is_covered = |week| covered.contains(&week);
    let panel = response::panel(
        pulls,
        &mut hours,
        &inputs.spans,
        inputs.weeks,
        ends,
        is_covered,
    );
    panel.median.filter(|_| covered.contains(&week))
}

/// The weeks from `first` to `last` of which enough is known.
fn covered(first: Week, last: Week, counts: impl Fn(Week) -> ReviewFigures) -> Vec<Week> {
    let weeks = (0..).map(|n| first.on(n)).take_while(|week| *week <= last);
    weeks.filter(|week| counts(*week).is_covered()).collect()
}

fn half_year(
    inputs: &TeamInputs,
    pulls: &[Pull],
    counts: impl Fn(Week) -> ReviewFigures,
) -> Option<HalfYearLeniency> {
    let modes = inputs.modes.as_ref()?;
    let covered = covered(modes.first, modes.last, counts);
    let is_covered = |week| covered.contains(&week);
    let colleagues = &inputs.colleagues;
    Some(of_half_year(
        pulls,
        colleagues,
        modes,
        inputs.pace,
        is_covered,
    ))
}

/// The weeks that the panels stand on.
struct Window<'i> {
    inputs: &'i TeamInputs,
    pulls: &'i [Pull<'i>],
    /// The first and the last week.
    ends: [Week; 2],
    covered: Vec<Week>,
}

impl Window<'_> {
    fn is_covered(&self, week: Week) -> bool {
        self.covered.contains(&week)
    }

    fn fill(&self, reviews: &mut TeamReviews, chart: &ReviewChart) {
        let Self { inputs, pulls, .. } = self;
        let (weeks, colleagues) = (inputs.weeks, &inputs.colleagues);
        let is_covered = |week| self.is_covered(week);
        let is_inside =
            |pull: &&Pull| pull.is_whole && pull.merged.is_some_and(|week| self.is_covered(week));
        let window: Vec<&Pull> = pulls.iter().filter(is_inside).collect();
        let mut hours = Hours::of(colleagues, weeks, self.ends);
        let spans = &inputs.spans;
        reviews.stamps = stamps::panel(chart, &window, weeks, inputs.pace);
        reviews.response = response::panel(pulls, &mut hours, spans, weeks, self.ends, is_covered);
        reviews.load = load::panel(pulls, colleagues, &inputs.logins, self.ends, is_covered);
        reviews.discussion = discussion::panel(&window, &reviews.week, chart);
        reviews.oversize = shares::oversize(&window);
        reviews.unreviewed = shares::unreviewed(&window);
        reviews.reverts = shares::reverts(&window, chart, self.ends[0]);
    }
}

#[cfg(test)]
mod tests;
