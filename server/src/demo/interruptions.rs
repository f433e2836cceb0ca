//! The interruptions of a demo day in both directions: their kinds, times and lengths, under keys that `gen_demo.py` does not use.

use super::details::Scene;
use super::organisation::WorkWindow;
use super::plants;
use super::random::{Key, log_normal};

/// No work comes home later than 22:30.
const LATEST_INTRUSION: u16 = 22 * 60 + 30;

/// Home→work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoInterruption {
    pub kind: HomeKind,
    /// Minutes after local midnight, in steps of 5; inside the working hours unless agreed.
    pub start: u16,
    /// 5 to 60, in steps of 5.
    pub minutes: u16,
    /// Agreed beforehand; otherwise unplanned.
    pub agreed: bool,
    /// `None`: not said.
    pub could_wait: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HomeKind {
    Childcare,
    SchoolRun,
    Delivery,
    Chore,
    Family,
    Other,
}

/// Work→home: imposed, after the working hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoIntrusion {
    pub kind: WorkKind,
    /// Minutes after local midnight, in steps of 5; from the end of the working hours to 22:30.
    pub start: u16,
    /// 5 to 60, in steps of 5.
    pub minutes: u16,
    /// `None`: not said.
    pub could_wait: Option<bool>,
    /// Never `Some(true)`: the signals count every one of them.
    pub by_choice: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkKind {
    Alert,
    Message,
    Call,
    Meeting,
}

/// The `unplanned` ones and, for the one who does it, the agreed school run; by start.
pub fn from_home(scene: &Scene, unplanned: u32) -> Vec<DemoInterruption> {
    let school_run = scene.people[scene.person]
        .does_school_run()
        .then(|| school_run(scene));
    let mut all: Vec<_> = (0..unplanned)
        .map(|n| unagreed(scene, n))
        .chain(school_run)
        .collect();
    all.sort_by_key(|interruption| interruption.start);
    all
}

/// The one intrusion of an evening; mostly alerts where work comes home often.
pub fn from_work(scene: &Scene) -> DemoIntrusion {
    let key = scene.detail("intrusion");
    let person = &scene.people[scene.person];
    let end = person.hours.last().expect("everyone has working hours").to;
    let alert = if plants::work_comes_home(&person.key, scene.week) {
        2.0
    } else {
        0.3
    };
    DemoIntrusion {
        kind: key.with("kind").choose(&[
            (WorkKind::Alert, alert),
            (WorkKind::Message, 0.35),
            (WorkKind::Call, 0.2),
            (WorkKind::Meeting, 0.15),
        ]),
        start: minute_within(
            &[WorkWindow {
                from: end,
                to: LATEST_INTRUSION + 5,
            }],
            key.with("start"),
        ),
        minutes: length(20.0, key.with("minutes")),
        could_wait: key
            .with("wait")
            .choose(&[(Some(true), 0.5), (Some(false), 0.3), (None, 0.2)]),
        by_choice: key
            .with("choice")
            .choose(&[(Some(false), 0.6), (None, 0.4)]),
    }
}

fn school_run(scene: &Scene) -> DemoInterruption {
    let start = scene.detail("school-run").choose(&[
        (15 * 60 + 10, 0.2),
        (15 * 60 + 15, 0.6),
        (15 * 60 + 20, 0.2),
    ]);
    DemoInterruption {
        kind: HomeKind::SchoolRun,
        start,
        minutes: 25,
        agreed: true,
        could_wait: Some(false),
    }
}

fn unagreed(scene: &Scene, number: u32) -> DemoInterruption {
    let key = scene.detail("interruption").with(number);
    DemoInterruption {
        kind: home_kind(scene, key.with("kind")),
        start: minute_within(scene.people[scene.person].hours, key.with("start")),
        minutes: length(15.0, key.with("minutes")),
        agreed: false,
        could_wait: key
            .with("wait")
            .choose(&[(Some(true), 0.3), (Some(false), 0.5), (None, 0.2)]),
    }
}

/// In the office only what comes by telephone; children above all for the one with the school run.
fn home_kind(scene: &Scene, key: Key) -> HomeKind {
    let near = if scene.office { 0.0 } else { 1.0 };
    let (childcare, school) = if scene.people[scene.person].does_school_run() {
        (4.0, 0.6)
    } else {
        (0.7, 0.0)
    };
    key.choose(&[
        (HomeKind::Childcare, childcare),
        (HomeKind::SchoolRun, school),
        (HomeKind::Delivery, 1.4 * near),
        (HomeKind::Chore, 0.6 * near),
        (HomeKind::Family, 0.9),
        (HomeKind::Other, 0.5),
    ])
}

/// A start in one of the windows, in steps of 5 minutes and never at a window's end.
fn minute_within(windows: &[WorkWindow], key: Key) -> u16 {
    let steps: Vec<(u16, f64)> = windows
        .iter()
        .flat_map(|w| (w.from..w.to).step_by(5))
        .map(|minute| (minute, 1.0))
        .collect();
    key.choose(&steps)
}

fn length(median: f64, key: Key) -> u16 {
    5 * (log_normal(median, 0.6, key) / 5.0)
        .round_ties_even()
        .clamp(1.0, 12.0) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_stay_inside_the_windows() {
        let windows = [
            WorkWindow { from: 540, to: 545 },
            WorkWindow { from: 600, to: 610 },
        ];
        let mut starts: Vec<u16> = (0..200)
            .map(|n| minute_within(&windows, Key::new("start").with(n)))
            .collect();
        starts.sort_unstable();
        starts.dedup();
        assert_eq!(starts, [540, 600, 605]);
    }

    #[test]
    fn lengths_are_steps_of_five_up_to_an_hour() {
        for n in 0..2_000 {
            let minutes = length(20.0, Key::new("length").with(n));
            assert!(
                minutes.is_multiple_of(5) && (5..=60).contains(&minutes),
                "{minutes}"
            );
        }
    }
}
