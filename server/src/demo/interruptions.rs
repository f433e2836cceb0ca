//! The interruptions of a demo day in both directions: their kinds, times and lengths, under keys that `gen_demo.py` does not use.

use super::details::Scene;
use super::organisation::clock_time;
use super::plants;
use super::random::{Key, log_normal};
use irori_core::domain::calendar::WorkPeriod;
use irori_core::domain::day::ClockTime;
use irori_core::domain::interruption::{Interruption, InterruptionKind};

/// Work comes home before this: at 22:30 at the latest.
const INTRUSIONS_END: ClockTime = clock_time(22 * 60 + 35);

/// From home into work: the `unplanned` ones within the working hours and, for the one who does it, the
/// agreed school run; by start.
pub fn from_home(scene: &Scene, unplanned: u32) -> Vec<Interruption> {
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

/// The one intrusion of work into an evening, never by choice, for the signals count every one of them;
/// mostly alerts where work comes home often.
pub fn from_work(scene: &Scene) -> Interruption {
    let key = scene.detail("intrusion");
    let person = &scene.people[scene.person];
    let evening = WorkPeriod {
        from: person.hours.last().expect("everyone has working hours").to,
        to: INTRUSIONS_END,
    };
    let alert = if plants::work_comes_home(&person.key, scene.week) {
        2.0
    } else {
        0.3
    };
    Interruption {
        day: scene.day,
        kind: key.with("kind").choose(&[
            (InterruptionKind::Alert, alert),
            (InterruptionKind::Message, 0.35),
            (InterruptionKind::Call, 0.2),
            (InterruptionKind::Meeting, 0.15),
        ]),
        start: start_within(&[evening], key.with("start")),
        minutes: length(20.0, key.with("minutes")),
        agreed: Some(false),
        could_wait: key
            .with("wait")
            .choose(&[(Some(true), 0.5), (Some(false), 0.3), (None, 0.2)]),
        by_choice: key
            .with("choice")
            .choose(&[(Some(false), 0.6), (None, 0.4)]),
    }
}

fn school_run(scene: &Scene) -> Interruption {
    let start = scene.detail("school-run").choose(&[
        (15 * 60 + 10, 0.2),
        (15 * 60 + 15, 0.6),
        (15 * 60 + 20, 0.2),
    ]);
    Interruption {
        day: scene.day,
        kind: InterruptionKind::SchoolRun,
        minutes: 25,
        start: ClockTime::from_minutes(start),
        agreed: Some(true),
        could_wait: Some(false),
        by_choice: None,
    }
}

fn unagreed(scene: &Scene, number: u32) -> Interruption {
    let key = scene.detail("interruption").with(number);
    Interruption {
        day: scene.day,
        kind: home_kind(scene, key.with("kind")),
        start: start_within(scene.people[scene.person].hours, key.with("start")),
        minutes: length(15.0, key.with("minutes")),
        agreed: Some(false),
        could_wait: key
            .with("wait")
            .choose(&[(Some(true), 0.3), (Some(false), 0.5), (None, 0.2)]),
        by_choice: None,
    }
}

/// In the office only what comes by telephone; children above all for the one with the school run.
fn home_kind(scene: &Scene, key: Key) -> InterruptionKind {
    let near = if scene.office { 0.0 } else { 1.0 };
    let (childcare, school) = if scene.people[scene.person].does_school_run() {
        (4.0, 0.6)
    } else {
        (0.7, 0.0)
    };
    key.choose(&[
        (InterruptionKind::Childcare, childcare),
        (InterruptionKind::SchoolRun, school),
        (InterruptionKind::Delivery, 1.4 * near),
        (InterruptionKind::Chore, 0.6 * near),
        (InterruptionKind::Family, 0.9),
        (InterruptionKind::HomeOther, 0.5),
    ])
}

/// A start in one of the pieces, in steps of 5 minutes and never at a piece's end.
fn start_within(pieces: &[WorkPeriod], key: Key) -> Option<ClockTime> {
    let steps: Vec<(i64, f64)> = pieces
        .iter()
        .flat_map(|piece| (piece.from.minutes()..piece.to.minutes()).step_by(5))
        .map(|minute| (minute, 1.0))
        .collect();
    ClockTime::from_minutes(key.choose(&steps))
}

/// 5 to 60 minutes, in steps of 5.
fn length(median: f64, key: Key) -> i64 {
    5 * (log_normal(median, 0.6, key) / 5.0)
        .round_ties_even()
        .clamp(1.0, 12.0) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_stay_inside_the_windows() {
        let windows = [(540, 545), (600, 610)].map(|(from, to)| WorkPeriod {
            from: clock_time(from),
            to: clock_time(to),
        });
        let mut starts: Vec<i64> = (0..200)
            .map(|n| start_within(&windows, Key::new("start").with(n)))
            .map(|start| start.unwrap().minutes())
            .collect();
        starts.sort_unstable();
        starts.dedup();
        assert_eq!(starts, [540, 600, 605]);
    }

    #[test]
    fn lengths_are_steps_of_five_up_to_an_hour() {
        for n in 0..2_000 {
            let minutes = length(20.0, Key::new("length").with(n));
            assert!(minutes % 5 == 0 && (5..=60).contains(&minutes), "{minutes}");
        }
    }
}
