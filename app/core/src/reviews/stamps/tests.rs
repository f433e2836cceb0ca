//! Golden evidence of SIGNALS §7 through the chart that a closing carries.

use super::*;
use crate::reviews::fixtures::first_week;
use Event::{NotSeen, Seen};

fn figures(n: u64, whole: u32, merged: u32) -> ReviewFigures {
    ReviewFigures {
        week: first_week().on(n),
        merged,
        whole,
        eligible: 0,
        stamps: 0,
        stamps_at_200: 0,
        comments: 0,
        lines: 0,
        reviews: 0,
        first_response: None,
        evidence: None,
    }
}

/// After forty eligible of which so many were stamps.
fn chart(stamps: usize) -> ReviewChart {
    let mut chart = ReviewChart::before(first_week());
    let events: Vec<Event> = (0..40)
        .map(|n| if n < stamps { Seen } else { NotSeen })
        .collect();
    chart.take(&figures(0, 40, 40), 0, &events[..39]);
    assert_eq!((chart.evidence(), chart.band()), (None, Band::NoData));
    chart.take(&figures(1, 1, 1), 0, &events[39..]);
    assert_eq!((chart.evidence(), chart.band()), (Some(0.0), Band::Ok));
    chart
}

#[track_caller]
fn near(found: f64, golden: f64) {
    assert!((found - golden).abs() < 1e-6, "{found} {golden}");
}

#[test]
fn golden_2() {
    let mut chart = chart(4);
    let reference = chart.reference.unwrap();
    near(reference.usual, 0.10);
    near(reference.trouble, 0.25);
    let sequence = [Seen, Seen, NotSeen, Seen, Seen, Seen, NotSeen, Seen, Seen];
    let evidence = [
        0.916291, 1.832581, 1.650260, 2.566551, 3.482841, 4.399132, 4.216811, 5.133101, 6.049392,
    ];
    for (n, (event, golden)) in (2..).zip(sequence.into_iter().zip(evidence)) {
        chart.take(&figures(n, 1, 1), 0, &[event]);
        near(chart.evidence().unwrap(), golden);
        let band = match golden {
            5.0.. => Band::Act,
            2.5.. => Band::Watch,
            _ => Band::Ok,
        };
        assert_eq!(chart.band(), band);
        assert_eq!(chart.onset, Some(first_week().on(2)));
    }
    let honest = self::chart(0).reference.unwrap();
    near(honest.usual, 0.05);
    near(honest.trouble, 0.136364);
    near(honest.addend(Seen), 1.003302);
    near(honest.addend(NotSeen), -0.095310);
}

#[test]
fn the_onset_begins_anew_after_no_evidence() {
    let mut chart = chart(0);
    chart.take(&figures(2, 2, 2), 0, &[Seen, NotSeen]);
    assert_eq!(chart.onset, Some(first_week().on(2)));
    chart.take(&figures(3, 20, 20), 0, &[NotSeen; 20]);
    assert_eq!((chart.onset, chart.evidence()), (None, Some(0.0)));
    chart.take(&figures(4, 1, 1), 0, &[Seen]);
    assert_eq!(chart.onset, Some(first_week().on(4)));
}

#[test]
fn a_week_of_which_too_little_is_known_moves_nothing() {
    let mut chart = chart(0);
    let before = chart.clone();
    chart.take(&figures(2, 8, 9), 0, &[Seen; 8]);
    assert_eq!(chart.evidence(), before.evidence());
    assert_eq!(chart.through(), first_week().on(2));
    assert_eq!(chart.past, before.past);
    // Nine tenths are enough.
    chart.take(&figures(3, 9, 10), 0, &[Seen; 9]);
    assert!(chart.evidence() > before.evidence());
}

#[test]
fn what_is_carried_reads_back_and_remembers_twelve_weeks_before_the_last() {
    let mut chart = chart(3);
    for n in 2..30 {
        chart.take(&figures(n, n as u32, n as u32), 0, &[Seen, NotSeen]);
    }
    let text = serde_json::to_string(&chart).unwrap();
    assert_eq!(serde_json::from_str::<ReviewChart>(&text).unwrap(), chart);
    let past: Vec<u32> = chart.past.iter().map(|past| past.whole).collect();
    assert_eq!(past, (17..=29).collect::<Vec<u32>>());
    let eight = chart.past(first_week().on(18), first_week().on(26));
    assert_eq!(eight.count(), 8);
}
