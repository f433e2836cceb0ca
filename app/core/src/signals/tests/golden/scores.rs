//! Scores: the reference, the decline and the flat-liner of SIGNALS §3, and §13.3.

use super::near;
use crate::signals::bands::{Band, WorseSide};
use crate::signals::evidence::{Chart, ClearingCondition, Usual, score_addend, shock};
use crate::signals::reference::{Autocorrelation, Prior, Reference, ReferenceStage};
use crate::signals::xmr::ProcessLimits;

/// SIGNALS §3 golden 1.
const P1: [f64; 12] = [3.6, 3.8, 3.4, 3.6, 4.0, 3.6, 3.2, 3.6, 3.8, 3.6, 3.4, 3.6];

fn some(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

fn full(values: &[f64]) -> Reference {
    Reference::first(
        &some(values),
        ReferenceStage::Full,
        Prior::default(),
        Autocorrelation::NONE,
    )
    .unwrap()
}

fn parts(reference: &Reference) -> [f64; 4] {
    let Reference {
        centre,
        moving_range,
        freedom,
        sigma,
        ..
    } = *reference;
    [centre, moving_range, freedom, sigma]
}

#[test]
fn golden_iso_1_reference() {
    let reference = full(&P1);
    near(
        "P1.ref",
        &parts(&reference),
        &[3.6, 0.29090909090909084, 6.82, 0.3420198851125014],
    );
    assert_eq!(reference.standing, ReferenceStage::Full);
    let chart = ProcessLimits::of(&P1).unwrap();
    near(
        "P1.xmr",
        &[chart.lower, chart.upper, chart.range_upper],
        &[2.8261818181818184, 4.373818181818182, 0.9503999999999997],
    );
}

#[test]
fn golden_iso_2_decline() {
    let reference = full(&P1);
    let d: Vec<f64> = [3.2, 3.0, 2.8, 2.6, 2.4]
        .iter()
        .map(|x| reference.deviation(*x, WorseSide::Lower).unwrap())
        .collect();
    let golden = [
        1.1695226430136567,
        1.754283964520486,
        2.3390452860273148,
        2.9238066075341425,
        3.508567929040972,
    ];
    near("P1.d", &d, &golden);
    let run = Chart::SCORES.run(d.iter().map(|d| Some(score_addend(*d))));
    let values: Vec<f64> = run.iter().map(|evidence| evidence.value).collect();
    let golden = [
        0.16952264301365672,
        0.9238066075341427,
        2.262851893561457,
        4.1866585010956,
        6.0,
    ];
    near("P1.C", &values, &golden);
    let bands: Vec<Band> = run.iter().map(|e| Chart::SCORES.band(*e)).collect();
    assert_eq!(
        bands,
        [Band::Ok, Band::Ok, Band::Watch, Band::Act, Band::Act]
    );
    assert_eq!(run[4].onset(4), Some(0));
    let usual = Usual {
        centre: reference.centre,
        sigma: reference.sigma,
        worse: WorseSide::Lower,
    };
    let ClearingCondition::From(x) = Chart::SCORES.clears_act(run[3], usual) else {
        panic!("one week could clear it");
    };
    near("P1.need_next_to_be_ok", &[x], &[3.663840919099989]);
    let fall = -shock(3.2, &some(&P1), usual).unwrap();
    near("P1.z_first", &[fall], &[1.069250817414861]);
}

#[test]
fn golden_iso_3_flat_and_swinging() {
    let prior = Prior::default();
    let flat = Reference::first(
        &some(&[3.0; 8]),
        ReferenceStage::Provisional,
        prior,
        Autocorrelation::NONE,
    )
    .unwrap();
    near(
        "flatliner.s8",
        &parts(&flat),
        &[3.0, 0.0, 4.34, 0.3220678728913899],
    );
    assert_eq!(flat.standing, ReferenceStage::Provisional);
    let swing: Vec<f64> = [4.0, 2.0].into_iter().cycle().take(12).collect();
    near(
        "swinger.s12",
        &parts(&full(&swing)),
        &[3.0, 2.0, 6.82, 1.2381712497302988],
    );
}

#[test]
fn golden_13_3_first_weeks() {
    let reference = Reference::first(
        &some(&P1),
        ReferenceStage::Provisional,
        Prior::default(),
        Autocorrelation::NONE,
    )
    .unwrap();
    near(
        "P1.provisional",
        &parts(&reference),
        &[3.6, 0.342857, 4.34, 0.369080],
    );
}
