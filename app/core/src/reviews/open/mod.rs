//! Open pull requests that wait too long, or are too large to read well: what somebody can see to today.

use super::pace::{ReviewFacts, is_of_human};
use super::pulls::Authored;
use super::response::{Hours, WATCH_TO};
use super::shares::OVERSIZE_ABOVE;
use super::team::TeamInputs;
use crate::domain::pull_request::PullRequestRef;
use crate::signals::business_hours::business_hours;
use chrono::{DateTime, TimeDelta, Utc};

/// What an import told is believed for so long.
const IMPORT_HOLDS: TimeDelta = TimeDelta::hours(24);

/// A pull request of one of the team's people that is open and ready; who wrote it is not said.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenPull {
    pub place: PullRequestRef,
    pub ready: DateTime<Utc>,
    /// Business hours that it has waited for a first response; `None` where it had one.
    pub waited: Option<f64>,
    /// Changed lines without generated ones; `None` where they are not known.
    pub lines: Option<u32>,
}

/// Those that have waited for more than 16 business hours, or are of more than 400 lines; the longest
/// waiting first. Only what is known to stand so at `now`: a hook listens, or an import is of today.
pub fn open_pulls(inputs: &TeamInputs, now: DateTime<Utc>) -> Vec<OpenPull> {
    let open = inputs.pulls.iter().filter(|one| is_open(inputs, one, now));
    let first = open
        .clone()
        .filter_map(|one| one.known.pull_request.ready)
        .min();
    let ends = [first.unwrap_or(now), now].map(|at| inputs.weeks.of(at));
    let mut hours = Hours::of(&inputs.colleagues, inputs.weeks, ends);
    let mut found = Vec::new();
    for one in open {
        let Some(ready) = one.known.pull_request.ready else {
            continue;
        };
        let reading = ReviewFacts::of(&one.known, &inputs.logins);
        let waited = match reading.response {
            Some(_) => None,
            None => Some(business_hours(ready, now, hours.without(one.author))),
        };
        let waits = waited.is_some_and(|hours| hours > WATCH_TO);
        if waits || reading.whole.is_some_and(|lines| lines > OVERSIZE_ABOVE) {
            found.push(OpenPull {
                place: one.known.pull_request.place.clone(),
                ready,
                waited,
                lines: reading.whole,
            });
        }
    }
    found.sort_by(|a, b| {
        let by_waited = b.waited.unwrap_or(0.0).total_cmp(&a.waited.unwrap_or(0.0));
        by_waited.then(a.ready.cmp(&b.ready))
    });
    found
}

fn is_open(inputs: &TeamInputs, one: &Authored, now: DateTime<Utc>) -> bool {
    let pull = &one.known.pull_request;
    let (forge, key) = (pull.place.forge, pull.place.key());
    pull.merged.is_none()
        && pull.closed.is_none()
        && is_of_human(pull)
        && (pull
            .told_until
            .is_some_and(|told| told + IMPORT_HOLDS >= now)
            || inputs.spans.tell(forge, &key, pull.as_of, now))
}

#[cfg(test)]
mod tests;
