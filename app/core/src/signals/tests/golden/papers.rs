//! Values that other people have printed: NIST, Newcombe, the Gini packages.

use super::{near, within};
use crate::signals::evidence::{Chart, Crossing, Gaps};
use crate::signals::gini::{chance_null, gini};
use crate::signals::proportion::{Confidence, Share};
use crate::signals::xmr::{D2, ProcessLimits};

#[test]
fn nist_individuals_chart() {
    // SIGNALS §9.1, NIST 6.3.2.2.
    let flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
    let chart = ProcessLimits::of(&flow).unwrap();
    near("nist.ind.mean", &[chart.centre], &[50.81]);
    near(
        "nist.ind.mrbar",
        &[chart.moving_range],
        &[1.8777777777777784],
    );
    let reach = 3.0 * chart.moving_range / D2;
    near(
        "nist.ind.ucl",
        &[chart.centre + reach],
        &[55.80408983451537],
    );
    near(
        "nist.ind.lcl",
        &[chart.centre - reach],
        &[45.81591016548463],
    );
    near("nist.ind.ucl_266", &[chart.upper], &[55.8048888888889]);
    near("nist.ind.lcl_266", &[chart.lower], &[45.81511111111111]);
}

#[test]
fn nist_tabular_cusum() {
    // SIGNALS §9.3, NIST 6.3.2.3; the printed table rounds.
    let data = [
        324.925, 324.675, 324.725, 324.350, 325.350, 325.225, 324.125, 324.525, 325.225, 324.600,
        324.625, 325.150, 328.325, 327.250, 327.825, 328.500, 326.675, 327.775, 326.875, 328.350,
    ];
    // Both sides of the table by the recursion that is behind every alarm, its cap above all of them.
    let chart = Chart {
        threshold: 10.0,
        crossing: Crossing::Above,
        gaps: Gaps::Carry,
    };
    let sums = |addend: fn(f64) -> f64| -> Vec<f64> {
        let addends = data.iter().map(|x| Some(addend(x - 325.0) - 0.3175));
        let evidence = chart.run(addends).into_iter();
        evidence.map(|evidence| evidence.value).collect()
    };
    let (high, low) = (sums(|x| x), sums(|x| -x));
    let printed_high = [
        0.0, 0.0, 0.0, 0.0, 0.03, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 3.01, 4.94, 7.45, 10.63,
        11.99, 14.44, 16.00, 19.04,
    ];
    let printed_low = [
        0.0, 0.01, 0.0, 0.33, 0.0, 0.0, 0.56, 0.72, 0.17, 0.25, 0.31, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        0.0, 0.0, 0.0,
    ];
    within("S_hi", &high, &printed_high, 0.0101);
    within("S_lo", &low, &printed_low, 0.0101);
    near(
        "nist.cusum.S13_14",
        &high[12..14],
        &[3.0074999999999887, 4.939999999999993],
    );
    // nist.cusum.first_signal is 14, counted from 1.
    let mut both = high.iter().zip(&low);
    assert_eq!(both.position(|(h, l)| h.max(*l) > 4.1959), Some(13));
}

#[test]
fn newcombe_differences() {
    let share = |yes, of| Share::new(yes, of).unwrap();
    let table = [
        // SIGNALS §9.7 (Newcombe 1998, method 10), then §6 golden BIZ-4.
        (
            "newcombe.diff.56/70-48/80",
            share(56, 70),
            share(48, 80),
            [0.20000000000000007, 0.05243147240236498, 0.333872654036906],
        ),
        (
            "BIZ4.newcombe 24/40-34/40",
            share(24, 40),
            share(34, 40),
            [-0.25, -0.42329490257448077, -0.053939161305001176],
        ),
        (
            "BIZ4.newcombe 30/40-34/40",
            share(30, 40),
            share(34, 40),
            [
                -0.09999999999999998,
                -0.2714296369113032,
                0.07746794538752019,
            ],
        ),
    ];
    for (key, a, b, golden) in table {
        let (difference, interval) = a.minus(b, Confidence::NinetyFive);
        near(key, &[difference, interval.low, interval.high], &golden);
    }
}

#[test]
fn golden_rev_5_and_9_8_gini() {
    let both = |amounts: &[f64]| {
        let gini = gini(amounts).unwrap();
        [gini.raw, gini.corrected]
    };
    let phylotools = both(&[1.0, 3.0, 2.0, 1.0, 1.0, 1.0, 4.0]);
    near("gini.phylotools", &phylotools[..1], &[0.3076923076923077]);
    let ineq = [
        541.0, 1463.0, 2445.0, 3438.0, 4437.0, 5401.0, 6392.0, 8304.0, 11904.0, 22261.0,
    ];
    near(
        "gini.ineq, .corrected",
        &both(&ineq),
        &[0.46209113026762383, 0.5134345891862487],
    );
    let loaded = both(&[2.0, 3.0, 5.0, 10.0, 20.0]);
    near(
        "REV3.a",
        &loaded,
        &[0.42999999999999994, 0.5374999999999999],
    );
    near("REV3.b", &both(&[8.0; 5]), &[0.0, 0.0]);
    near("REV3.c", &both(&[0.0, 0.0, 0.0, 0.0, 40.0]), &[0.8, 1.0]);
    near("REV3.d", &both(&[6.0, 7.0, 8.0, 9.0, 10.0]), &[0.1, 0.125]);
    let null = chance_null(5, 40).unwrap();
    assert!(loaded[1] > null.q99 && 0.125 < null.q95);
}

#[test]
fn constants() {
    // What the rounded constants of the charts stand for.
    let d2 = std::f64::consts::FRAC_2_SQRT_PI;
    near(
        "const, 2.66 and 3.145",
        &[3.0 / d2, 3.0 / 0.954],
        &[2.658680776358274, 3.1446540880503147],
    );
    within(
        "const, rounded",
        &[D2, 2.66, 3.145],
        &[d2, 3.0 / d2, 3.0 / 0.954],
        0.0015,
    );
}
