//! Golden values of SIGNALS §13.2, Berkeley's admissions, and the guards.

use super::*;

fn strata(tables: &[(u32, u32, u32, u32)]) -> Vec<Stratum<usize>> {
    tables
        .iter()
        .enumerate()
        .map(|(reviewer, (a, b, c, d))| Stratum {
            reviewer,
            approvals: Approvals {
                remote_stamped: *a,
                remote_read: *b,
                office_stamped: *c,
                office_read: *d,
            },
        })
        .collect()
}

fn sums(strata: &[Stratum<usize>]) -> StratumSums {
    StratumSums::of(strata.iter().map(|stratum| stratum.approvals))
}

#[track_caller]
fn near(a: &[f64], b: &[f64]) {
    assert_eq!(a.len(), b.len());
    assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-6), "{a:?}");
}

#[track_caller]
fn check_interval(tables: &[(u32, u32, u32, u32)], golden: [f64; 3]) {
    let sums = sums(&strata(tables));
    let (low, high) = sums.interval().unwrap();
    near(&[sums.odds_ratio().unwrap(), low, high], &golden);
}

/// SIGNALS §13.2, first golden: a stratum a reviewer; golden.json LEN.a.
const SIX: [(u32, u32, u32, u32); 6] = [
    (3, 17, 1, 19),
    (4, 16, 1, 19),
    (2, 18, 1, 19),
    (3, 17, 2, 18),
    (2, 18, 0, 20),
    (4, 16, 1, 19),
];
/// The second.
const FOUR: [(u32, u32, u32, u32); 4] = [
    (3, 17, 1, 11),
    (4, 12, 2, 20),
    (2, 30, 3, 25),
    (5, 9, 1, 14),
];

#[test]
fn berkeley_admissions() {
    // SIGNALS §13.2 outside truth: R's UCBAdmissions, departments A to F, men then women; golden.json LEN.berkeley.
    let berkeley = [
        (512, 313, 89, 19),
        (353, 207, 17, 8),
        (120, 205, 202, 391),
        (138, 279, 131, 244),
        (53, 138, 94, 299),
        (22, 351, 24, 317),
    ];
    check_interval(&berkeley, [0.9046968, 0.7719074, 1.0603298]);
}

#[test]
fn golden_13_2() {
    check_interval(&SIX, [3.376238, 1.285276, 8.868899]);
    let strata = strata(&SIX);
    let sums = sums(&strata);
    near(
        &[sums.r, sums.s, sums.information],
        &[8.525, 2.525, 5.487179],
    );
    let plain = envelope(&strata).unwrap();
    near(&[plain.low, plain.high], &[1.071921, 13.473575]);
    let published = leniency(&strata);
    assert_eq!(published.verdict, LeniencyVerdict::More);
    let (low, high) = published.envelope.unwrap();
    assert_eq!((low.ratio(), high.ratio()), (Some((1, 1)), None));
}

#[test]
fn golden_13_2_four_reviewers_are_too_few() {
    check_interval(&FOUR, [2.147079, 0.825051, 5.587473]);
    near(&[sums(&strata(&FOUR)).information], &[4.502482]);
    let published = leniency(&strata(&FOUR));
    assert_eq!(published.verdict, LeniencyVerdict::CannotTell);
    assert_eq!(published.envelope, None);
}

#[test]
fn modes_turned_round_turn_the_verdict() {
    let turned = SIX.map(|(a, b, c, d)| (c, d, a, b));
    let published = leniency(&strata(&turned));
    assert_eq!(published.verdict, LeniencyVerdict::Fewer);
    let (low, high) = published.envelope.unwrap();
    assert_eq!((low.ratio(), high.ratio()), (Some((0, 1)), Some((1, 1))));
}

#[test]
fn many_equal_approvals_show_nothing_large() {
    let published = leniency(&strata(&[(20, 80, 20, 80); 8]));
    assert_eq!(published.verdict, LeniencyVerdict::NothingLarge);
}

#[test]
fn one_reviewer_with_most_of_a_mode_is_cannot_tell() {
    let mut most = SIX;
    most[0] = (30, 100, 1, 19);
    assert_eq!(
        leniency(&strata(&most)).verdict,
        LeniencyVerdict::CannotTell
    );
    // The same pull requests under one more name each way: two strata of a reviewer are one.
    let mut doubled = strata(&SIX);
    doubled.extend(strata(&SIX));
    assert_eq!(leniency(&doubled).verdict, LeniencyVerdict::More);
}

#[test]
fn the_order_of_people_does_not_matter() {
    let mut strata = strata(&SIX);
    let before = leniency(&strata);
    strata.rotate_left(2);
    strata
        .iter_mut()
        .for_each(|stratum| stratum.reviewer = 100 - stratum.reviewer);
    assert_eq!(leniency(&strata), before);
}

#[test]
fn nothing_and_no_stamps_are_cannot_tell() {
    let nothing = Leniency {
        verdict: LeniencyVerdict::CannotTell,
        envelope: None,
    };
    assert_eq!(leniency::<u8>(&[]), nothing);
    assert_eq!(leniency(&strata(&[(0, 20, 0, 20); 8])), nothing);
    assert_eq!(leniency(&strata(&[(20, 0, 20, 0); 8])), nothing);
    assert_eq!(leniency(&strata(&[(5, 20, 0, 20); 8])), nothing);
    assert_eq!(leniency(&strata(&[(1, 0, 0, 0); 90])), nothing);
    let huge = (u32::MAX, u32::MAX, u32::MAX, u32::MAX);
    assert_ne!(leniency(&strata(&[huge; 8])), nothing);
}

#[test]
fn bounds_are_rounded_outward() {
    let ratio = |x| (Bound::below(x).ratio(), Bound::above(x).ratio());
    assert_eq!(ratio(0.7), (Some((2, 3)), Some((1, 1))));
    assert_eq!(ratio(1.0), (Some((1, 1)), Some((1, 1))));
    assert_eq!(ratio(0.1), (Some((0, 1)), Some((1, 5))));
    assert_eq!(ratio(7.0), (Some((5, 1)), None));
}
