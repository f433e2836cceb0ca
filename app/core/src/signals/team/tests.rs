//! Golden values of SIGNALS §3 and §13.0.1, and what a team's steps must not tell.

use super::*;
use crate::signals::bands::Band;
use crate::signals::chance::Chance;
use crate::signals::tests::steps::steps;

const K: usize = 5;
/// SIGNALS §3 golden 6.
const TEAM_A: [f64; 5] = [1.2, 0.8, -0.3, 1.5, 0.9];

fn slices(members: &[Vec<Option<f64>>]) -> Vec<Member<'_>> {
    members.iter().map(Vec::as_slice).collect()
}

fn repeated(week: &[f64], weeks: usize) -> Vec<Vec<Option<f64>>> {
    week.iter().map(|d| vec![Some(*d); weeks]).collect()
}

fn unit() -> TeamReference {
    TeamReference {
        sigma: 1.0,
        next: 0,
        standing: ReferenceStage::Full,
    }
}

#[track_caller]
fn near(a: &[f64], b: &[f64]) {
    assert_eq!(a.len(), b.len());
    assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-6), "{a:?}");
}

#[test]
fn golden_iso_6() {
    // SIGNALS §3 golden 6; golden.json TEAM.a, TEAM.loo, TEAM.b_clip.
    let team = repeated(&TEAM_A, 1);
    let without = |one| combined(&by_week(&slices(&team))[0], one, 4).unwrap();
    near(&[without(None)], &[1.8335757415498277]);
    let loo: Vec<f64> = (0..5).map(|one| without(Some(one))).collect();
    near(&loo, &[1.45, 1.65, 2.2, 1.3, 1.6]);
    let one = repeated(&[5.0, 0.0, 0.0, 0.0, 0.0], 1);
    near(
        &[combined(&by_week(&slices(&one))[0], None, K).unwrap()],
        &[1.3416407864998738],
    );
}

#[test]
fn golden_13_0_1() {
    // TEAM.a repeated with mean 0 and s_T 1: E = .45 … 1.80 while C reaches 3.334303: no ACT.
    let team = repeated(&TEAM_A, 4);
    let mut chart = TeamChart::new(&unit(), 5);
    let worse: Vec<f64> = (0..4)
        .map(|_| {
            chart.next(&TEAM_A.map(Some), K);
            chart.evidence().worse
        })
        .collect();
    near(&worse, &[0.45, 0.90, 1.35, 1.80]);
    let c = 4.0 * (combined(&by_week(&slices(&team))[0], None, K).unwrap() - 1.0);
    near(&[c], &[3.334303]);
    let steps = steps(&slices(&team), &unit(), 0, K);
    let shown: Vec<_> = steps.iter().map(|week| week.worse).collect();
    assert_eq!(shown, [Step::Zero, Step::Zero, Step::Zero, Step::One]);
    assert!(steps.iter().all(|week| week.better == Step::Zero));
}

#[test]
fn one_collapse_is_no_team_alarm_but_a_shared_fall_is() {
    let alone = repeated(&[9.0, 0.0, 0.0, 0.0, 0.0], 30);
    let last = |team: &[Vec<Option<f64>>]| {
        let steps = steps(&slices(team), &unit(), 0, K);
        steps
            .last()
            .map(|week| week.worse.band(EvidenceScale::Score))
    };
    assert_eq!(last(&alone), Some(Band::Ok));
    assert_eq!(last(&repeated(&[1.2; 5], 30)), Some(Band::Act));
}

#[test]
fn better_is_worse_turned_round() {
    let team = noisy(5, 60);
    let turned: Vec<Vec<_>> = team
        .iter()
        .map(|weeks| weeks.iter().map(|d| d.map(|d| -d)).collect())
        .collect();
    let (there, back) = (
        steps(&slices(&team), &unit(), 0, K),
        steps(&slices(&turned), &unit(), 0, K),
    );
    for (there, back) in there.iter().zip(&back) {
        assert_eq!((there.worse, there.better), (back.better, back.worse));
    }
}

fn noisy(members: usize, weeks: usize) -> Vec<Vec<Option<f64>>> {
    let mut chance = Chance::from_key("team");
    let mut week = |_| (chance.unit() < 0.9).then(|| chance.normal() + 0.4);
    (0..members)
        .map(|_| (0..weeks).map(&mut week).collect())
        .collect()
}

#[test]
fn the_order_of_people_does_not_matter() {
    let mut team = noisy(8, 120);
    let made = |team: &[Vec<Option<f64>>]| {
        let reference = TeamReference::of(&slices(team), ReferenceStage::Full, K).unwrap();
        (
            steps(&slices(team), &reference, 0, K),
            reference.sigma,
            reference.next,
        )
    };
    let before = made(&team);
    team.rotate_left(3);
    team.swap(0, 5);
    assert_eq!(made(&team), before);
}

#[test]
fn a_silent_week_looks_like_the_one_before_however_long_it_lasts() {
    let mut team = repeated(&[1.2; 6], 20);
    for weeks in &mut team[..2] {
        weeks[6..14].fill(None);
    }
    let shown = steps(&slices(&team), &unit(), 0, K);
    assert!(shown[6..14].iter().all(|week| *week == shown[5]));
    assert!(shown[5].worse > Step::Zero);
}

#[test]
fn a_reference_needs_its_common_weeks() {
    let of = |weeks, standing| {
        let team = noisy(5, weeks);
        TeamReference::of(&slices(&team), standing, K).map(|r| r.next)
    };
    assert_eq!(of(7, ReferenceStage::Provisional), None);
    assert_eq!(of(11, ReferenceStage::Full), None);
    let even = repeated(&[0.5; 5], 12);
    let reference = TeamReference::of(&slices(&even), ReferenceStage::Full, K).unwrap();
    assert_eq!(reference.next, 12);
    // No variance of its own: s_T² = 8/(8 + 11).
    near(&[reference.sigma.powi(2)], &[8.0 / 19.0]);
    assert_eq!(
        TeamReference::of(&slices(&even), ReferenceStage::Full, 6),
        None
    );
}

#[test]
fn a_provisional_team_never_acts() {
    let team = repeated(&[3.0; 6], 40);
    let reference = TeamReference {
        standing: ReferenceStage::Provisional,
        ..unit()
    };
    let steps = steps(&slices(&team), &reference, 0, K);
    assert_eq!(steps.len(), 40);
    let last = steps.last().unwrap().worse;
    assert_eq!(last, Step::Three);
    assert_eq!(last.band(reference.standing.scale()), Band::Watch);
}

#[test]
fn nobody_gives_nothing_and_ragged_series_do_no_harm() {
    assert_eq!(steps(&[], &unit(), 0, K), []);
    assert_eq!(TeamReference::of(&[], ReferenceStage::Full, K), None);
    let team = repeated(&TEAM_A, 4);
    assert_eq!(steps(&slices(&team), &unit(), 900, K), []);
    let ragged = vec![vec![Some(1.0); 9], vec![], vec![Some(f64::NAN); 3]];
    assert_eq!(steps(&slices(&ragged), &unit(), 0, 1).len(), 9);
}

#[test]
fn onset_is_the_first_week_after_the_last_without_evidence() {
    let mut chart = TeamChart::new(&unit(), 5);
    let mut onsets = Vec::new();
    for d in [0.0, 1.2, 1.2, -3.0, 1.2, 1.2] {
        chart.next(&[Some(d); 5], K);
        onsets.push(chart.running().worse);
    }
    assert_eq!(onsets, [0, 1, 2, 0, 1, 2]);
    chart.next(&[None; 5], K);
    assert_eq!(chart.running().worse, 3, "carried weeks count");
}

#[test]
fn who_joins_changes_nothing_until_they_have_a_week() {
    let mut chart = TeamChart::new(&unit(), 5);
    let week = [Some(1.2); 5];
    chart.next(&week, K);
    let mut joined = chart.clone();
    joined.join(2);
    assert_eq!(joined.evidence(), chart.evidence());
    let with = [&week[..], &[None, None]].concat();
    assert_eq!(joined.next(&with, K), chart.next(&week, K));
    assert_eq!(joined.evidence(), chart.evidence());
}

#[test]
fn four_who_answer_move_nothing_in_either_direction() {
    for (built_up, silent) in [(0.95, -1.5), (0.95, 3.0), (-0.95, 3.0), (0.2, 3.0)] {
        let mut chart = TeamChart::new(&unit(), 6);
        for _ in 0..3 {
            assert!(chart.next(&[Some(built_up); 6], K).is_computed);
        }
        let before = chart.next(&[Some(built_up); 6], K).week;
        let four = [
            Some(silent),
            Some(silent),
            Some(silent),
            Some(silent),
            None,
            None,
        ];
        for _ in 0..5 {
            let told = chart.next(&four, K);
            assert_eq!(
                (told.week, told.is_computed),
                (before, false),
                "{built_up} {silent}"
            );
        }
    }
}
