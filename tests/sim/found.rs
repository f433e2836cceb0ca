//! What is found in forty seeds, against the table of SIGNALS §10.3 and the budgets of §2.7.

use tests::sim::acts::Acts;
use tests::sim::budgets::{Rate, budgets};
use tests::sim::report::Report;
use tests::sim::table::{Paper, Row, Share, rows};

#[test]
fn forty_seeds_give_the_table_of_the_paper_and_keep_its_budgets() {
    let report = Report::of(40);
    println!("{report}");
    for row in rows() {
        if let Some(share) = row.share(&report.reference) {
            assert!(row.agrees(share), "{}: {share}", row.what);
        }
        if let Some(share) = row.share(&report.shipped) {
            assert!(row.is_no_worse(share), "shipped, {}: {share}", row.what);
        }
    }
    for budget in budgets() {
        for outcomes in [&report.reference, &report.shipped] {
            if let Some(rate) = budget.rate(outcomes) {
                assert!(budget.holds(rate), "{}: {rate}", budget.what);
            }
        }
    }
}

#[test]
fn figures_that_are_far_off_are_noticed() {
    let rows = rows();
    let row = |of_the_paper: f64| {
        let is_it = |row: &&Row| matches!(row.paper, Paper::Measured { share, .. } if share == of_the_paper);
        rows.iter().find(is_it).unwrap()
    };
    let of_40 = |hits| Share { hits, of: 40 };
    let (found, silent) = (row(0.903), row(0.027));
    assert!(found.agrees(of_40(33)) && found.is_no_worse(of_40(33)));
    assert!(!found.agrees(of_40(24)) && !found.is_no_worse(of_40(24)));
    assert!(silent.is_no_worse(of_40(0)) && silent.is_no_worse(of_40(4)));
    assert!(!silent.is_no_worse(of_40(10)) && !silent.agrees(of_40(10)));
    let budgets = budgets();
    let rate = |alarms| Rate {
        alarms,
        weeks: 5200,
    };
    assert!(budgets[0].holds(rate(0)) && budgets[0].holds(rate(40)));
    assert!(!budgets[0].holds(rate(60)), "thirty were to be expected");
}

#[test]
fn an_alarm_is_counted_when_it_begins() {
    let mut acts = Acts::default();
    for (week, said) in [
        (20, false),
        (21, true),
        (22, true),
        (24, true),
        (25, false),
        (26, true),
    ] {
        acts.say(week, said);
    }
    assert_eq!(acts.alarms(), 2);
    assert_eq!(acts.watched(), 24);
    assert_eq!(acts.weeks(), [21, 22, 24, 26]);
    assert_eq!(acts.first_since(20), Some(2));
    assert!(acts.within(20, 2) && !acts.within(20, 1));
    assert!(acts.any_before(22) && !acts.any_before(21));
}
