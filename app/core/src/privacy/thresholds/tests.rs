//! What may be set, from when on it counts, and the law of the ratchet.

use super::*;
use crate::domain::day::Week;
use crate::domain::law_tests::holds;
use crate::domain::quarter::Quarter;
use chrono::{DateTime, TimeDelta, Utc};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, prop_oneof};
use std::cell::Cell;
use std::collections::BTreeMap;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn week(text: &str) -> Week {
    Week::parse(text).unwrap()
}

fn of(team: u32, report: u32) -> Thresholds {
    Thresholds { team, report }
}

/// As they would be set one after the other, the first answer having been given.
fn set(versions: &[(&str, Thresholds)]) -> ThresholdVersions {
    let version = |(number, (set_at, thresholds)): (u32, &(&str, Thresholds))| ThresholdVersion {
        number,
        from: ThresholdVersion::first_week(at(set_at), AnswersSoFar::Something),
        thresholds: *thresholds,
        set_at: at(set_at),
    };
    ThresholdVersions::new((1..).zip(versions).map(version).collect())
}

#[test]
fn thresholds_read_back_from_their_own_form() {
    for thresholds in [Thresholds::STANDARD, Thresholds::JAPAN, of(3, 3), of(7, 50)] {
        assert_eq!(Thresholds::parse(&thresholds.to_form()), Ok(thresholds));
    }
    let japan = Form::default()
        .with("preset", "japan")
        .with("team", "nonsense");
    assert_eq!(Thresholds::parse(&japan), Ok(of(10, 10)));
}

#[test]
fn what_is_below_the_floor_above_the_most_or_in_the_wrong_order_is_a_mistake_beside_its_field() {
    for (team, report, field, key) in [
        ("2", "10", "team", "wrong-threshold"),
        ("5", "51", "report", "wrong-threshold"),
        ("5.5", "10", "team", "wrong-threshold"),
        ("-5", "10", "team", "wrong-threshold"),
        ("", "10", "team", "wrong-missing"),
        ("8", "7", "report", "wrong-report-below-team"),
    ] {
        let form = Form::default().with("team", team).with("report", report);
        let mistakes = Thresholds::parse(&form).unwrap_err();
        assert_eq!(mistakes.of(field).unwrap().key, key, "{team} {report}");
    }
    assert!(Thresholds::parse(&Form::default().with("preset", "none")).is_err());
    assert!(Thresholds::parse(&Form::default()).is_err());
}

#[test]
fn they_count_from_the_first_week_that_begins_nowhere_within_seven_full_days() {
    for (now, first) in [
        // Monday of week 49 begins on Kiritimati on Sunday 29 November at 10:00 UTC.
        ("2026-11-22T09:59:59Z", "2026-W49"),
        ("2026-11-22T10:00:00Z", "2026-W50"),
        ("2026-11-23T09:00:00Z", "2026-W50"),
        ("2026-12-20T10:00:00Z", "2027-W01"),
    ] {
        let from = ThresholdVersion::first_week(at(now), AnswersSoFar::Something);
        assert_eq!(from, week(first), "{now}");
    }
    let version = ThresholdVersion {
        number: 1,
        from: ThresholdVersion::first_week(at("2026-11-23T09:00:00Z"), AnswersSoFar::Nothing),
        thresholds: Thresholds::JAPAN,
        set_at: at("2026-11-23T09:00:00Z"),
    };
    let versions = ThresholdVersions::new(vec![version]);
    assert_eq!(versions.at(week("2001-W01")), Thresholds::JAPAN);
    assert_eq!(versions.changes().count(), 0, "nothing was before it");
    assert_eq!(versions.of_week(week("2026-W48")).since, None);
}

#[test]
fn they_count_from_their_week_on_and_never_before() {
    let versions = set(&[
        ("2026-11-23T09:00:00Z", of(10, 10)),
        ("2027-01-04T09:00:00Z", of(5, 12)),
    ]);
    for (text, expected) in [
        ("2026-W49", Thresholds::STANDARD),
        ("2026-W50", of(10, 10)),
        ("2027-W02", of(10, 10)),
        ("2027-W03", of(5, 12)),
    ] {
        assert_eq!(versions.at(week(text)), expected, "{text}");
    }
    // In force where the week has begun anywhere.
    let kiritimati = at("2026-12-06T10:00:00Z");
    assert_eq!(versions.in_force(kiritimati), of(10, 10));
    let before = kiritimati - TimeDelta::seconds(1);
    assert_eq!(versions.in_force(before), Thresholds::STANDARD);
}

#[test]
fn one_that_is_set_before_the_coming_one_begins_takes_its_place_even_if_it_begins_later() {
    // The first would count from week 50, the second, set in week 49, from week 51.
    let versions = set(&[
        ("2026-11-23T09:00:00Z", of(3, 3)),
        ("2026-12-01T09:00:00Z", of(7, 10)),
    ]);
    assert!(versions.is_replaced(&versions.versions()[0]));
    assert_eq!(versions.at(week("2026-W50")), Thresholds::STANDARD);
    assert_eq!(versions.at(week("2026-W51")), of(7, 10));
    let coming = versions.coming_after(week("2026-W49"));
    assert_eq!(coming.map(|version| version.number), Some(2));
    assert_eq!(versions.changes().count(), 1);
    // Taken back: nothing changes at all.
    let back = set(&[
        ("2026-11-23T09:00:00Z", of(3, 3)),
        ("2026-12-01T09:00:00Z", Thresholds::STANDARD),
    ]);
    assert_eq!(back.changes().count(), 0);
    assert_eq!(back.of_week(week("2027-W01")).since, None);
}

#[test]
fn a_week_closes_by_its_own_thresholds_and_uses_nothing_from_before_they_were_lowered() {
    let versions = set(&[
        ("2026-11-23T09:00:00Z", of(10, 10)), // week 50
        ("2027-01-04T09:00:00Z", of(5, 10)),  // week 3
        ("2027-02-01T09:00:00Z", of(5, 12)),  // week 7: reports alone
    ]);
    let week_of = |text| versions.of_week(week(text));
    assert_eq!(week_of("2026-W50").since, None, "stricter uses all");
    assert_eq!(week_of("2027-W02").since, None);
    assert_eq!(week_of("2027-W03").since, Some(week("2027-W03")));
    assert_eq!(week_of("2027-W20").since, Some(week("2027-W03")));
    assert!(!week_of("2027-W20").admit(week("2027-W02")));
    assert!(week_of("2027-W20").admit(week("2027-W03")));
    let changes = |text| versions.team_change_after(week(text));
    assert_eq!(changes("2026-W01"), Some(week("2026-W50")));
    assert_eq!(changes("2026-W50"), Some(week("2027-W03")));
    assert_eq!(changes("2027-W03"), None, "reports change no group");
}

#[test]
fn a_quarter_closes_by_the_strictest_of_its_weeks() {
    let versions = set(&[
        ("2026-11-23T09:00:00Z", of(10, 20)), // week 50 of 2026
        ("2027-01-25T09:00:00Z", of(5, 10)),  // week 6 of 2027
    ]);
    let quarter = |text| versions.of_quarter(Quarter::parse(text).unwrap());
    assert_eq!(quarter("2026-Q3").thresholds, Thresholds::STANDARD);
    assert_eq!(quarter("2026-Q4").thresholds, of(10, 20));
    assert_eq!(quarter("2027-Q1").thresholds, of(10, 20));
    assert_eq!(quarter("2027-Q1").since, None);
    assert_eq!(quarter("2027-Q2").thresholds, of(5, 10));
    assert_eq!(quarter("2027-Q2").since, Some(week("2027-W06")));
}

/// Thresholds and the hour of a week, 0 to 167, in which they are set.
type Setting = (u32, Thresholds);

/// What is set in a week: mostly nothing, sometimes twice.
fn settings() -> impl Strategy<Value = Vec<Setting>> {
    let thresholds = (3..13_u32, 0..6_u32).prop_map(|(team, more)| of(team, team + more));
    let setting = (0..7 * 24_u32, thresholds);
    let some = vec(setting, 1..=2).prop_map(|mut some| {
        some.sort_by_key(|(hour, _)| *hour);
        some
    });
    prop_oneof![5 => Just(Vec::new()), 2 => some]
}

/// The law of the ratchet. `promised` is what counted in each week when it was under way; nothing that
/// is set afterwards may change it, and no closing may use a week's data with fewer people than that.
#[test]
fn whatever_is_set_and_whenever_no_week_is_ever_used_with_fewer_people_than_it_was_promised() {
    let (used, refused) = (Cell::new(0), Cell::new(0));
    holds(40, vec(settings(), 80), |weeks| {
        let mut versions: Vec<ThresholdVersion> = Vec::new();
        let mut promised: BTreeMap<Week, Thresholds> = BTreeMap::new();
        let first = week("2026-W40");
        for (n, settings) in (0..).zip(weeks) {
            let this = first.on(n);
            let monday = this.monday().0.and_hms_opt(0, 0, 0).unwrap().and_utc();
            for (hour, thresholds) in settings {
                let now = monday + TimeDelta::hours(i64::from(hour));
                let version = ThresholdVersion {
                    number: u32::try_from(versions.len()).unwrap() + 1,
                    from: ThresholdVersion::first_week(now, AnswersSoFar::Something),
                    thresholds,
                    set_at: now,
                };
                let begins = version.from.monday().0.and_hms_opt(0, 0, 0).unwrap();
                let begins = begins.and_utc() - TimeDelta::hours(14);
                assert!(begins - now > TimeDelta::days(7), "{version:?}");
                versions.push(version);
            }
            let all = ThresholdVersions::new(versions.clone());
            promised.insert(this, all.at(this));
            for (week, thresholds) in &promised {
                assert_eq!(all.at(*week), *thresholds, "{week} was rewritten");
            }
            let terms = all.of_week(this);
            for (week, then) in &promised {
                if terms.admit(*week) {
                    assert!(terms.thresholds.team >= then.team, "{week} in {this}");
                    used.update(|n| n + 1);
                } else {
                    refused.update(|n| n + 1);
                }
            }
            let quarter = Quarter::of(this);
            if this == quarter.last_week() {
                let terms = all.of_quarter(quarter);
                for (week, then) in promised.iter().filter(|(week, _)| terms.admit(**week)) {
                    let k = terms.thresholds.report;
                    assert!(k >= then.report, "{week} in {quarter}");
                }
            }
        }
    });
    let (used, refused) = (used.get(), refused.get());
    assert!(used > 1000 && refused > 1000, "{used} {refused}");
}
