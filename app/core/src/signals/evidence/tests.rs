//! The cap, the carry, gaps, onset, acknowledging, and published run lengths.

use super::*;
use crate::signals::chance::Chance;

fn values(chart: Chart, addends: &[Option<f64>]) -> Vec<f64> {
    let run = chart.run(addends.iter().copied());
    run.iter().map(|evidence| evidence.value).collect()
}

#[test]
fn evidence_is_capped_at_twice_its_threshold_and_never_negative() {
    let up = [Some(4.0), Some(4.0), Some(-9.0), Some(f64::MAX)];
    assert_eq!(values(Chart::SCORES, &up), [4.0, 6.0, 0.0, 6.0]);
    assert_eq!(values(Chart::COUNTS, &up), [4.0, 8.0, 0.0, 10.0]);
}

#[test]
fn two_missing_weeks_carry_and_the_third_resets_a_person_only() {
    let gap = [Some(2.0), None, None, None, Some(0.5)];
    assert_eq!(values(Chart::SCORES, &gap), [2.0, 2.0, 2.0, 0.0, 0.5]);
    assert_eq!(values(Chart::TEAM, &gap), [2.0, 2.0, 2.0, 2.0, 2.5]);
    assert_eq!(values(Chart::COUNTS, &gap), [2.0, 2.0, 2.0, 2.0, 2.5]);
    let answered_between = [Some(2.0), None, None, Some(0.0), None, None];
    assert_eq!(values(Chart::SCORES, &answered_between), [2.0; 6]);
    let not_numbers = [Some(2.0), Some(f64::NAN), Some(f64::INFINITY), None];
    assert_eq!(values(Chart::SCORES, &not_numbers), [2.0, 2.0, 2.0, 0.0]);
}

#[test]
fn a_missing_week_is_not_a_zero() {
    let zero = [Some(2.0), Some(score_addend(0.0))];
    assert_eq!(values(Chart::SCORES, &zero), [2.0, 1.0]);
    assert_eq!(values(Chart::SCORES, &[Some(2.0), None]), [2.0, 2.0]);
}

#[test]
fn onset_is_the_first_week_after_the_last_zero() {
    let run = Chart::SCORES.run([Some(1.0), Some(-2.0), Some(0.5), None, Some(0.5)]);
    let onsets: Vec<_> = run
        .iter()
        .enumerate()
        .map(|(now, e)| e.onset(now))
        .collect();
    assert_eq!(onsets, [Some(0), None, Some(2), Some(2), Some(2)]);
}

#[track_caller]
fn check(chart: Chart, value: f64, band: Band) {
    let evidence = Evidence {
        value,
        ..Evidence::default()
    };
    assert_eq!(chart.band(evidence), band);
}

#[test]
fn scores_cross_above_their_thresholds_and_counts_at_them() {
    check(Chart::SCORES, 1.5, Band::Ok);
    check(Chart::SCORES, 1.6, Band::Watch);
    check(Chart::SCORES, 3.0, Band::Watch);
    check(Chart::SCORES, 3.1, Band::Act);
    check(Chart::SCORES_PROVISIONAL, 4.0, Band::Watch);
    check(Chart::SCORES_PROVISIONAL, 4.1, Band::Act);
    check(Chart::COUNTS, 2.4, Band::Ok);
    check(Chart::COUNTS, 2.5, Band::Watch);
    check(Chart::COUNTS, 5.0, Band::Act);
}

#[test]
fn an_acknowledged_trouble_that_stays_alarms_again_soon() {
    let acted = Chart::SCORES.run([Some(4.0)])[0];
    let started = Chart::SCORES.acknowledged(acted);
    assert_eq!(
        (started.value, Chart::SCORES.band(started)),
        (1.5, Band::Ok)
    );
    assert_eq!(started.onset(0), Some(0));
    let again = Chart::SCORES.next(started, Some(2.0));
    assert_eq!(Chart::SCORES.band(again), Band::Act);
    let calm = Evidence::default();
    assert_eq!(Chart::SCORES.acknowledged(calm), calm);
}

#[test]
fn what_clears_an_act_stays_on_the_scale() {
    let usual = |centre, worse| Usual {
        centre,
        sigma: 0.5,
        worse,
    };
    let at = |value| Evidence {
        value,
        ..Evidence::default()
    };
    let clears = |value, usual| Chart::SCORES.clears_act(at(value), usual);
    assert_eq!(
        clears(6.0, usual(4.5, WorseSide::Lower)),
        ClearingCondition::NotInOneWeek
    );
    assert_eq!(
        clears(6.0, usual(3.5, WorseSide::Lower)),
        ClearingCondition::From(4.5)
    );
    assert_eq!(
        clears(0.0, usual(2.0, WorseSide::Lower)),
        ClearingCondition::From(1.0)
    );
    assert_eq!(
        clears(6.0, usual(2.5, WorseSide::Higher)),
        ClearingCondition::From(1.5)
    );
    assert_eq!(
        clears(6.0, usual(1.5, WorseSide::Higher)),
        ClearingCondition::NotInOneWeek
    );
}

#[test]
fn a_shock_looks_at_the_worse_side_only() {
    let before = [Some(3.0), None, Some(3.0)];
    let usual = |worse| Usual {
        centre: 3.0,
        sigma: 0.3,
        worse,
    };
    let band = |x, worse| shock_band(shock(x, &before, usual(worse)));
    assert_eq!(band(1.0, WorseSide::Lower), Band::Watch);
    assert_eq!(band(5.0, WorseSide::Lower), Band::Ok);
    assert_eq!(band(5.0, WorseSide::Higher), Band::Watch);
    assert_eq!(shock(1.0, &[None], usual(WorseSide::Lower)), None);
    assert_eq!(shock_band(None), Band::Ok);
}

#[test]
fn run_lengths_are_the_published_ones() {
    // SIGNALS §2.3: k = 1, h = 3 is the shift of k = .5, h = 3 (Waldmann 1986; Brook & Evans 1972):
    // 17.35 at one sigma, 3.75 at two.
    for (shift, published, tolerance) in [(1.0, 17.35, 0.2), (2.0, 3.75, 0.03)] {
        let mut chance = Chance::from_key(&format!("arl/{shift}"));
        let runs = 40_000;
        let mut weeks = 0;
        for _ in 0..runs {
            let mut evidence = Evidence::default();
            while Chart::SCORES.band(evidence) != Band::Act {
                let addend = score_addend(chance.normal() + shift);
                evidence = Chart::SCORES.next(evidence, Some(addend));
                weeks += 1;
            }
        }
        let length = f64::from(weeks) / f64::from(runs);
        assert!((length - published).abs() < tolerance, "{shift}: {length}");
    }
}
