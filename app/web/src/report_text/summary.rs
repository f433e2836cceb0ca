//! The summary: what changed, what did not, what cannot be said and why. Of the latest quarter, in the
//! order of the tree; nothing is ranked.

use super::teams::{share_key, trend_key};
use super::writing::{ReportLine, ReportWriter, remote_class};
use irori_core::privacy::quarter_release::{ComparedMeasure, ShareTrend, Trend};
use irori_core::report::content::{MeasureFigures, ReportFigures};
use irori_core::report::document::{Block, Section};
use irori_core::signals::unit_change::Estimate;

/// So many units are named in one sentence; of the others it tells how many they are.
const NAMED_MOST: usize = 8;

impl ReportWriter<'_> {
    pub(super) fn summary(&self) -> Section {
        let mut points = Vec::new();
        points.extend(self.what_was_done());
        points.extend(
            ComparedMeasure::ALL
                .iter()
                .filter_map(|measure| self.what_changed(*measure)),
        );
        points.extend(self.how_reviewing_went());
        points.extend(self.what_stands_out_by_remote_days());
        points.extend(self.what_cannot_be_said());
        let latest = self
            .latest()
            .map(|latest| self.words.quarter(latest.quarter));
        let about = latest.map(|quarter| t!(self.words, "report-summary-about", quarter));
        let blocks = about.map(Block::Sentence).into_iter();
        let blocks = blocks.chain([Block::Points(points)]).collect();
        self.section("summary", "report-summary", blocks)
    }

    /// Of the topmost row that tells it.
    fn what_was_done(&self) -> Option<String> {
        let mut told = self.lines.0.iter().filter_map(|line| {
            let done = line.latest()?.done?;
            Some((line, done))
        });
        let (line, done) = told.next()?;
        let reviewed = match done.reviewed_percent {
            Some(share) => self.percents(share),
            None => t!(self.words, "report-no-week"),
        };
        Some(t!(
            self.words,
            "report-summary-done",
            unit = self.name(line.unit),
            reviewed,
            followups = self.follow_ups(done)
        ))
    }

    fn what_changed(&self, measure: ComparedMeasure) -> Option<String> {
        let usual = measure.usual();
        let (mut above, mut below, mut same) = (Vec::new(), Vec::new(), 0_usize);
        for line in &self.lines.0 {
            let Some(estimate) = line
                .latest()
                .and_then(|told| believed(told.measures[&measure]))
            else {
                continue;
            };
            if estimate.low > usual {
                above.push(self.named(line, estimate));
            } else if estimate.high < usual {
                below.push(self.named(line, estimate));
            } else {
                same += 1;
            }
        }
        if above.is_empty() && below.is_empty() && same == 0 {
            return None;
        }
        let key = format!("report-changed-{}", measure.as_str());
        Some(t!(
            self.words,
            &key,
            above = above.len(),
            below = below.len(),
            same,
            abovenames = self.names(above),
            belownames = self.names(below)
        ))
    }

    fn named(&self, line: &ReportLine<'_>, estimate: Estimate) -> String {
        t!(
            self.words,
            "report-changed-unit",
            unit = self.name(line.unit),
            estimate = self.estimate(estimate)
        )
    }

    /// At most [`NAMED_MOST`] of them.
    fn names(&self, mut names: Vec<String>) -> String {
        let more = names.len().saturating_sub(NAMED_MOST);
        names.truncate(NAMED_MOST);
        let named = names.join(&t!(self.words, "list-gap"));
        if more == 0 {
            return named;
        }
        t!(self.words, "report-and-more", named, more)
    }

    fn how_reviewing_went(&self) -> Vec<String> {
        let waits = [Trend::Longer, Trend::Shorter].map(|trend| {
            let is_so = |told: &ReportFigures| told.first_response == trend;
            self.units_where("report-summary-first-response", trend_key(trend), is_so)
        });
        let stamps = [ShareTrend::Larger, ShareTrend::Smaller].map(|trend| {
            let is_so = |told: &ReportFigures| told.stamps == trend;
            self.units_where("report-summary-stamps", share_key(trend), is_so)
        });
        waits.into_iter().chain(stamps).flatten().collect()
    }

    /// Which units have a trend; nothing where none has.
    fn units_where(
        &self,
        sentence: &str,
        trend: &str,
        is_so: impl Fn(&ReportFigures) -> bool,
    ) -> Option<String> {
        let lines = self.lines.0.iter();
        let lines = lines.filter(|line| line.latest().is_some_and(&is_so));
        let names: Vec<String> = lines.map(|line| self.name(line.unit)).collect();
        if names.is_empty() {
            return None;
        }
        Some(t!(
            self.words,
            sentence,
            trend = t!(self.words, trend),
            units = self.names(names)
        ))
    }

    fn what_stands_out_by_remote_days(&self) -> Option<String> {
        let classes = self.latest()?.by_remote_days.iter();
        let mut told = classes
            .filter_map(|class| Some((class.days, class.told?)))
            .peekable();
        told.peek()?;
        let figures = told.flat_map(|(days, told)| {
            [
                (days, "report-remote-connection", told.connection),
                (days, "report-remote-focus", told.focus),
                (days, "report-remote-care", told.care),
            ]
        });
        let found: Vec<String> = figures
            .filter(|(_, _, estimate)| estimate.low > 0.0 || estimate.high < 0.0)
            .map(|(days, key, estimate)| {
                t!(
                    self.words,
                    "report-summary-remote-one",
                    class = remote_class(days, self.words),
                    what = t!(self.words, key),
                    estimate = self.estimate(estimate)
                )
            })
            .collect();
        let count = found.len();
        Some(t!(
            self.words,
            "report-summary-remote",
            count,
            found = self.names(found)
        ))
    }

    fn what_cannot_be_said(&self) -> Vec<String> {
        let Some(latest) = self.latest() else {
            return Vec::new();
        };
        let hidden = latest
            .units
            .iter()
            .filter(|unit| unit.told.is_none())
            .count();
        let told = || latest.units.iter().filter_map(|unit| unit.told.as_ref());
        let without = |measures: &[ComparedMeasure]| {
            let lacks =
                |told: &&ReportFigures| measures.iter().all(|one| told.measures[one].own.is_none());
            told().filter(lacks).count()
        };
        let compared = without(&[
            ComparedMeasure::Isolation,
            ComparedMeasure::HomeToWork,
            ComparedMeasure::WorkToHome,
        ]);
        let context = without(&[ComparedMeasure::Clear, ComparedMeasure::Heard]);
        let counted = [
            ("report-cannot-hidden", hidden),
            ("report-cannot-compared", compared),
            ("report-cannot-context", context),
        ];
        let counted = counted.into_iter().filter(|(_, count)| *count > 0);
        counted
            .map(|(key, count)| t!(self.words, key, count, least = latest.least))
            .collect()
    }
}

/// The figure that a sentence stands on: drawn towards the others where it is.
fn believed(measured: MeasureFigures) -> Option<Estimate> {
    measured.shrunk.or(measured.own)
}
