//! Counts and yes/no events: SIGNALS §4, §6 and §7.

use super::near;
use crate::signals::bands::Band;
use crate::signals::counts::{Count, RatePrior, RateReference, ShiftDirection};
use crate::signals::events::{Event, ShareReference};
use crate::signals::evidence::Chart;
use crate::signals::reference::ReferenceStage;

fn counts(seen: &[u32], days: &[u32]) -> Vec<Option<Count>> {
    let both = seen.iter().zip(days);
    both.map(|(seen, days)| {
        Some(Count {
            seen: *seen,
            days: *days,
        })
    })
    .collect()
}

fn rate_parts(reference: &RateReference) -> [f64; 3] {
    [
        reference.rate,
        reference.raw_dispersion,
        reference.dispersion,
    ]
}

fn count_evidence(reference: &RateReference, weeks: &[Option<Count>]) -> Vec<f64> {
    let addends = weeks
        .iter()
        .map(|week| week.and_then(|week| reference.addend(week, ShiftDirection::Doubling)));
    Chart::COUNTS.run(addends).iter().map(|e| e.value).collect()
}

#[test]
fn golden_bnd_1_to_4() {
    let weeks = counts(
        &[1, 2, 0, 3, 1, 2, 1, 1, 3, 1, 2, 1],
        &[5, 5, 4, 5, 4, 5, 4, 4, 5, 4, 5, 4],
    );
    let reference =
        RateReference::first(&weeks, ReferenceStage::Full, RatePrior::UNPLANNED).unwrap();
    near(
        "BND2.ref",
        &rate_parts(&reference),
        &[0.3305084745762712, 0.3989530243767531, 1.0],
    );
    near(
        "BND2.S",
        &count_evidence(&reference, &counts(&[5, 6, 4, 6], &[5, 5, 4, 5])),
        &[
            1.8131935299183706,
            4.3195342403966865,
            5.770089064331383,
            8.2764297748097,
        ],
    );
    let normal = count_evidence(&reference, &counts(&[1, 2, 0], &[5, 5, 4]));
    near("BND2.S_normal", &normal, &[0.0, 0.0, 0.0]);
    let never = RateReference::first(
        &counts(&[0; 8], &[5; 8]),
        ReferenceStage::Provisional,
        RatePrior::UNPLANNED,
    );
    near(
        "BND2.zero_ref",
        &rate_parts(&never.unwrap()),
        &[0.03333333333333333, 0.19047619047619047, 1.0],
    );
}

#[test]
fn golden_biz_2() {
    let weeks = counts(
        &[0, 1, 0, 0, 1, 0, 0, 2, 0, 1, 0, 0],
        &[28, 27, 29, 30, 26, 28, 27, 29, 30, 28, 27, 29],
    );
    let reference =
        RateReference::first(&weeks, ReferenceStage::Full, RatePrior::TEAM_TAGS).unwrap();
    near(
        "BIZ2.ref",
        &rate_parts(&reference),
        &[0.01804123711340206, 0.9006934875351917, 1.0477699138361636],
    );
    near(
        "BIZ2.S",
        &count_evidence(&reference, &counts(&[4, 5, 3], &[28, 27, 29])),
        &[2.1640572544814214, 5.00687843249401, 6.492171763444264],
    );
}

#[test]
fn golden_rev_2() {
    let mut events = vec![Event::Seen; 4];
    events.resize(40, Event::NotSeen);
    let odds = |events: &[Event]| {
        let it = ShareReference::of(events).unwrap();
        [
            it.usual,
            it.trouble,
            it.addend(Event::Seen),
            it.addend(Event::NotSeen),
        ]
    };
    near(
        "REV1.params",
        &odds(&events),
        &[0.1, 0.25, 0.9162907318741551, -0.1823215567939547],
    );
    near(
        "REV1.params_floor",
        &odds(&[Event::NotSeen; 40]),
        &[
            0.05,
            0.13636363636363638,
            1.003302108863785,
            -0.09531017980432477,
        ],
    );
    let reference = ShareReference::of(&events).unwrap();
    let sequence = [1, 1, 0, 1, 1, 1, 0, 1, 1];
    let addends = sequence.map(|seen| {
        let event = if seen == 1 {
            Event::Seen
        } else {
            Event::NotSeen
        };
        Some(reference.addend(event))
    });
    let run = Chart::COUNTS.run(addends);
    let values: Vec<f64> = run.iter().map(|e| e.value).collect();
    let golden = [
        0.9162907318741551,
        1.8325814637483102,
        1.6502599069543555,
        2.5665506388285104,
        3.4828413707026655,
        4.399132102576821,
        4.216810545782866,
        5.133101277657021,
        6.049392009531176,
    ];
    near("REV1.S", &values, &golden);
    let first = run.iter().position(|e| Chart::COUNTS.band(*e) == Band::Act);
    assert_eq!(first, Some(7));
}
