//! Days and hours: partners, quiet days, contrasts, splits and waits of SIGNALS §3, §5 and §7.

use super::near;
use crate::signals::breadth::effective_partners;
use crate::signals::censored::{self, WaitTime};
use crate::signals::kitagawa::{self, KindBeforeAndNow, PeriodDays};
use crate::signals::numbers::median;
use crate::signals::permutation::contrast;
use crate::signals::quiet_days::{QuietDays, longest_run};

#[test]
fn golden_iso_4_breadth() {
    let n = |minutes: &[f64]| effective_partners(minutes).unwrap();
    near("ISO3.a", &[n(&[60.0, 30.0, 10.0])], &[2.173913043478261]);
    near("ISO3.b", &[n(&[100.0])], &[1.0]);
    near("ISO3.c", &[n(&[25.0; 4])], &[4.0]);
}

#[test]
fn golden_iso_5_contactless_days() {
    // ISO2.a: chat 0, 15, 0, 0 on the remote days; ISO2.b: two answered of five.
    let a = QuietDays::of(&[Some(0), Some(15), Some(0), Some(0)]).unwrap();
    assert_eq!((a.quiet, a.answered, a.share()), (3, 4, 0.75));
    assert_eq!(QuietDays::of(&[Some(0), Some(0), None, None, None]), None);
}

#[test]
fn golden_hab_2_streaks() {
    let a = [Some(0), Some(0), Some(0), Some(30), None, Some(25), Some(0)];
    let b = [Some(0), None, Some(0), Some(0), None, Some(0), Some(10)];
    assert_eq!(
        (a.iter().flatten().sum::<u32>(), longest_run(&a)),
        (55, 3),
        "HAB2.a"
    );
    assert_eq!(longest_run(&b), 4, "HAB2.b");
}

#[test]
fn golden_hab_3_permutation() {
    let table = [
        (
            "HAB3.perm",
            [4.0, 4.0, 5.0, 3.0, 4.0, 4.0],
            [3.0, 3.0, 2.0, 4.0, 3.0, 3.0],
            1.0,
            52,
        ),
        (
            "HAB3.perm_ns",
            [4.0, 3.0, 4.0, 3.0, 4.0, 4.0],
            [3.0, 4.0, 3.0, 4.0, 3.0, 3.0],
            0.33333333333333304,
            524,
        ),
    ];
    for (key, a, b, difference, extreme) in table {
        let test = contrast(&a, &b, "").unwrap();
        assert_eq!((test.extreme, test.splits), (extreme, 924), "{key}");
        let extreme = f64::from(extreme);
        near(
            key,
            &[test.difference, extreme, 924.0, test.p],
            &[difference, extreme, 924.0, extreme / 924.0],
        );
    }
}

#[test]
fn golden_why_kitagawa() {
    // Shares .6/.4 of 40 days, then .8/.2 of 40.
    let kind = |before: (u32, f64), now: (u32, f64)| {
        let cell = |(days, mean)| PeriodDays { days, mean };
        KindBeforeAndNow {
            before: cell(before),
            now: cell(now),
        }
    };
    let remote = kind((24, 3.0), (32, 2.8));
    let office = kind((16, 4.0), (8, 4.0));
    let split = kitagawa::split([remote, office]).unwrap();
    let [remote, office] = split.parts;
    near(
        "WHY.kitagawa",
        &[
            remote.mix,
            office.mix,
            remote.rate,
            office.rate,
            split.change,
        ],
        &[0.58, -0.8, -0.14, 0.0, -0.36],
    );
    near(
        "WHY.kitagawa, sums",
        &[split.mix(), split.rate()],
        &[-0.22, -0.14],
    );
}

#[test]
fn golden_rev_4_medians() {
    use WaitTime::{AtLeast, For};
    near(
        "REV2.median",
        &[median(&[3.5, 1.25, 0.75, 11.0, 6.0]).unwrap()],
        &[3.5],
    );
    let cens = [For(1.0), For(3.5), For(6.0), AtLeast(20.0), AtLeast(30.0)];
    assert_eq!(censored::median(&cens), Some(For(6.0)), "REV2.cens");
    let open = [For(1.0), AtLeast(20.0), AtLeast(30.0)];
    assert_eq!(censored::median(&open), Some(AtLeast(20.0)), "REV2.cens_ge");
}
