//! A team's weeks through all panels: what is carried, what is left out, and golden values end to end.

use super::*;
use crate::domain::calendar::{DayOff, WorkPeriod, WorkingHours};
use crate::domain::day::ClockTime;
use crate::domain::id::DayOffId;
use crate::domain::pull_request::PullRequestState;
use crate::domain::review::Substance::{Slight, Substantive};
use crate::reviews::fixtures::*;
use crate::signals::bands::Band;
use crate::signals::censored::WaitTime;
use chrono::{DateTime, TimeDelta};
use uuid::Uuid;

/// `n` pull requests of week `week` that were approved and merged within the hour, the first so many of
/// them stamped.
fn merges(week: u64, n: u32, stamped: u32) -> Vec<PullRequestState> {
    let begin = week as i64 * A_WEEK;
    let one = |k: u32| {
        let minute = begin + 10 * i64::from(k);
        let reviewer = format!("p{}", 1 + k % 7);
        let known = ready(week as u32 * 1000 + k + 1, 100, minute - 60);
        let approved = if k < stamped { minute - 55 } else { minute - 5 };
        known.approved(&reviewer, approved).merged(minute)
    };
    (0..n).map(one).collect()
}

fn all(known: Vec<PullRequestState>) -> Vec<Authored> {
    known.into_iter().map(authored).collect()
}

fn not_told(mut known: PullRequestState) -> PullRequestState {
    known.pull_request.told_until = None;
    known
}

#[test]
fn golden_3_is_the_share_of_four_weeks() {
    // SIGNALS §7 golden 3: 9 of 24.
    let known: Vec<PullRequestState> = [(0, 6, 2), (1, 6, 3), (2, 6, 0), (3, 6, 4), (4, 50, 50)]
        .into_iter()
        .flat_map(|(week, n, stamped)| merges(week, n, stamped))
        .collect();
    let reviews = reviews_of(&inputs(3, all(known), None));
    let share = reviews.stamps.share.unwrap();
    assert_eq!((share.yes, share.of), (9, 24));
    assert!((share.low - 0.211594).abs() < 1e-6 && (share.high - 0.572900).abs() < 1e-6);
    assert_eq!(reviews.stamps.absolute, Band::Watch);
    assert_eq!(
        reviews.stamps.statistical,
        Band::NoData,
        "24 are no reference"
    );
    assert_eq!(reviews.week.merged, 6, "not of the week after");
    assert_eq!(reviews.stamps.slices.iter().map(|s| s.of).sum::<u32>(), 24);
    // 100 lines in 55 minutes are less than 200 an hour.
    assert_eq!(reviews.stamps.share_at_200, reviews.stamps.share);
    assert_eq!(
        reviews_of(&inputs(3, all(merges(3, 11, 1)), None))
            .stamps
            .share,
        None
    );
}

#[test]
fn what_was_closed_is_carried_and_late_news_moves_nothing() {
    let honest: Vec<PullRequestState> = (0..8).flat_map(|week| merges(week, 8, 0)).collect();
    let mut known = honest.clone();
    known.extend(merges(8, 8, 5));
    let (first, chart) = close(&inputs(7, all(honest), None));
    assert_eq!(first.before.len(), 7);
    assert_eq!(first.week.evidence, Some(0.0));
    assert_eq!(first.stamps.usual, Some(0.05));
    let carried = close(&inputs(8, all(known.clone()), Some(chart.clone())));
    assert!(carried.0.before.is_empty());
    // All that is known, run through at once, is the same.
    let at_once = close(&inputs(8, all(known.clone()), None));
    assert_eq!(
        (at_once.0.week, &at_once.0.stamps),
        (carried.0.week, &carried.0.stamps)
    );
    assert_eq!(at_once.1, carried.1);
    assert_eq!(carried.0.stamps.statistical, Band::Watch);
    assert_eq!(carried.0.stamps.onset, Some(first_week().on(8)));
    // Then many stamps of the first weeks come to light.
    let mut late = known;
    late.extend(merges(2, 30, 30).into_iter().map(|mut known| {
        known.pull_request.place.number += 500;
        known
    }));
    let moved = close(&inputs(8, all(late.clone()), Some(chart)));
    assert_eq!(moved.1, carried.1);
    assert_eq!(moved.0.stamps.evidence, carried.0.stamps.evidence);
    assert_ne!(close(&inputs(8, all(late), None)).1, carried.1);
}

#[test]
fn a_week_that_nobody_closed_is_run_through_with_the_next() {
    let known: Vec<PullRequestState> = (0..8)
        .flat_map(|week| merges(week, 8, u32::from(week > 5)))
        .collect();
    let mut chart = None;
    for week in [0, 1, 2, 3, 4, 5, 6, 7] {
        chart = Some(close(&inputs(week, all(known.clone()), chart)).1);
    }
    let early = close(&inputs(4, all(known.clone()), None)).1;
    let skipped = close(&inputs(7, all(known), Some(early))).1;
    assert_eq!(Some(skipped), chart);
}

#[test]
fn events_are_taken_in_the_order_of_their_merges() {
    let mut known: Vec<PullRequestState> = (0..8).flat_map(|week| merges(week, 8, 2)).collect();
    let in_order = close(&inputs(7, all(known.clone()), None));
    known.reverse();
    assert_eq!(close(&inputs(7, all(known), None)), in_order);
}

#[test]
fn who_is_not_whole_counts_as_merged_and_in_nothing_else() {
    let mut known = merges(0, 20, 0);
    let mut odd = merges(0, 2, 2);
    for one in &mut odd {
        one.pull_request.place.number += 500;
    }
    known.extend(odd.into_iter().map(not_told));
    let reviews = reviews_of(&inputs(0, all(known), None));
    assert_eq!((reviews.week.merged, reviews.week.whole), (22, 20));
    assert_eq!((reviews.week.eligible, reviews.week.stamps), (20, 0));
    assert_eq!(reviews.stamps.share.unwrap().of, 20);
    assert_eq!(reviews.unreviewed.share.unwrap().of, 20);
}

#[test]
fn below_nine_tenths_a_week_is_not_known_and_is_left_out_of_windows() {
    let mut known: Vec<PullRequestState> = (0..6).flat_map(|week| merges(week, 10, 0)).collect();
    let mut hidden = merges(6, 10, 10);
    for one in hidden.iter_mut().take(2) {
        *one = not_told(one.clone());
    }
    known.extend(hidden);
    known.extend(merges(7, 10, 0));
    let (dark, chart) = close(&inputs(6, all(known.clone()), None));
    assert!(!dark.week.is_covered());
    assert_eq!(dark.week.stamps, 8, "counted, and told beside its coverage");
    let bands = [
        dark.stamps.statistical,
        dark.stamps.absolute,
        dark.response.band,
        dark.load.band,
        dark.discussion.band,
        dark.oversize.band,
        dark.unreviewed.band,
        dark.reverts.band,
    ];
    assert_eq!(bands, [Band::NoData; 8]);
    assert_eq!((dark.stamps.share, dark.response.median), (None, None));
    let light = reviews_of(&inputs(7, all(known), Some(chart)));
    assert_eq!(light.week.evidence, Some(0.0));
    let share = light.stamps.share.unwrap();
    assert_eq!((share.yes, share.of), (0, 30), "three weeks of the window");
    assert_eq!(light.response.of, 30);
    assert_eq!(light.load.reviews, 30);
}

#[test]
fn golden_4_waits_in_the_hours_of_those_who_could_review() {
    // SIGNALS §7 golden 4: 3.5, 1.25, .75, 11, 6, and three of 3.5.
    let day = |n: i64| n * 24 * 60;
    let friday = (day(4) + 7 * 60, day(7) + 90);
    let waits = [
        friday,
        (60, 135),
        (day(5) + 180, day(7) + 45),
        (day(7) + 8 * 60, day(9) + 60),
        (day(8), day(8) + 6 * 60),
        friday,
        friday,
        friday,
    ];
    let known = waits
        .into_iter()
        .enumerate()
        .map(|(n, (asked, answered))| ready(n as u32 + 1, 30, asked).said("p1", answered, Slight));
    let known: Vec<PullRequestState> = known.collect();
    let usual = inputs(1, all(known), None);
    let response = reviews_of(&usual).response;
    assert_eq!(response.median, Some(WaitTime::For(3.5)));
    assert_eq!(
        (response.band, response.of, response.waiting),
        (Band::Ok, 8, 0)
    );
    // The author's own hours are nobody else's; where all others are away no hour passes.
    let mut away = usual.clone();
    for one in away.colleagues.iter_mut().skip(1) {
        one.calendar.off = vec![DayOff {
            id: DayOffId(Uuid::nil()),
            from: first_week().monday(),
            to: first_week().on(2).monday(),
        }];
    }
    assert_eq!(reviews_of(&away).response.median, Some(WaitTime::For(0.0)));
    // One who works from 13 o'clock on is enough to wait for, and an hour of two is one.
    let mut late = usual.clone();
    late.colleagues.truncate(3);
    let afternoon = WorkPeriod {
        from: ClockTime(13 * 60),
        to: ClockTime(18 * 60),
    };
    for one in late.colleagues.iter_mut().skip(1) {
        let days = || vec![afternoon];
        let hours = [days(), days(), days(), days(), days(), vec![], vec![]];
        one.calendar.hours = WorkingHours::new(hours);
    }
    // Friday 16:00 to 18:00, and nothing of Monday before 13:00.
    assert_eq!(reviews_of(&late).response.median, Some(WaitTime::For(2.0)));
    // Nobody else is in the team: 9 to 18 o'clock.
    let mut alone = usual;
    alone.colleagues.truncate(1);
    assert_eq!(reviews_of(&alone).response.median, Some(WaitTime::For(3.5)));
}

#[test]
fn who_still_waits_is_censored_and_what_comes_later_is_not_known() {
    let waiting: Vec<PullRequestState> = (1..=8).map(|n| ready(n, 30, 0)).collect();
    let response = reviews_of(&inputs(0, all(waiting.clone()), None)).response;
    assert_eq!(response.median, Some(WaitTime::AtLeast(45.0)));
    assert_eq!((response.band, response.waiting), (Band::Act, 8));
    let answered = waiting
        .iter()
        .cloned()
        .map(|k| k.said("p1", A_WEEK + 60, Slight));
    let later = inputs(0, all(answered.collect()), None);
    assert_eq!(reviews_of(&later).response, response);
    let silent = waiting.iter().cloned().map(|mut known| {
        known.pull_request.closed = Some(at(60));
        known
    });
    assert_eq!(
        reviews_of(&inputs(0, all(silent.collect()), None))
            .response
            .of,
        0
    );
    let unheard = waiting.into_iter().map(not_told).collect();
    assert_eq!(reviews_of(&inputs(0, all(unheard), None)).response.of, 0);
}

#[test]
fn the_load_counts_who_reviewed_nothing_but_not_who_was_away_or_is_not_known() {
    // Golden 5 in its order: 2, 3, 5, 10, 20 pull requests of p0 by p1 to p5.
    let each = [("p1", 2), ("p2", 3), ("p3", 5), ("p4", 10), ("p5", 20)];
    let mut known = Vec::new();
    for (login, n) in each {
        for _ in 0..n {
            let number = known.len() as u32 + 1;
            // A second review of the same is no further one.
            let read = ready(number, 30, 0).approved(login, 5).approved(login, 6);
            known.push(read.merged(10));
        }
    }
    let mut five = inputs(0, all(known), None);
    five.colleagues = (1..=5).map(colleague).collect();
    let load = reviews_of(&five).load;
    assert!((load.gini.unwrap() - 0.5375).abs() < 1e-9, "{load:?}");
    assert_eq!(
        (load.band, load.reviewers, load.reviews),
        (Band::Act, 5, 40)
    );
    let mut six = five.clone();
    six.colleagues.push(colleague(6));
    assert_eq!(reviews_of(&six).load.reviewers, 6);
    // On leave for more than half of the window; or no login of theirs is known.
    let window = first_week().back(3).monday();
    for (days, reviewers) in [(14, 6), (15, 5)] {
        let mut away = six.clone();
        away.colleagues[5].calendar.off = vec![DayOff {
            id: DayOffId(Uuid::nil()),
            from: window,
            to: window.on(days - 1),
        }];
        assert_eq!(reviews_of(&away).load.reviewers, reviewers, "{days} days");
    }
    let mut unknown = five.clone();
    unknown.colleagues.push(colleague(60));
    assert_eq!(reviews_of(&unknown).load.reviewers, 5);
    let mut moved = six;
    moved.colleagues[5].stays = vec![(first_week().monday(), None)];
    assert_eq!(reviews_of(&moved).load.reviewers, 5);
}

#[test]
fn golden_6_is_a_ratio_of_sums_with_limits_of_twelve_weeks() {
    // SIGNALS §7 golden 6: 50, 100, 850 lines with 1, 0, 9 comments.
    let three = |week: u64, comments: [i64; 3]| {
        let begin = week as i64 * A_WEEK;
        [(50, comments[0]), (100, comments[1]), (850, comments[2])]
            .into_iter()
            .enumerate()
            .map(move |(n, (lines, comments))| {
                let mut known = ready(week as u32 * 10 + n as u32 + 1, lines, begin);
                for minute in 0..comments {
                    known = known.said("p1", begin + minute, Substantive);
                }
                known.approved("p1", begin + 100).merged(begin + 200)
            })
            .collect::<Vec<PullRequestState>>()
    };
    let usual: Vec<PullRequestState> = (0..12)
        .flat_map(|week| three(week, if week % 2 == 0 { [1, 0, 9] } else { [1, 1, 9] }))
        .collect();
    let mut of_golden: Vec<PullRequestState> =
        (0..4).flat_map(|week| three(week, [1, 0, 9])).collect();
    let found = reviews_of(&inputs(3, all(of_golden.clone()), None)).discussion;
    assert_eq!((found.per_100_lines, found.of), (Some(1.0), 12));
    assert_eq!(
        (found.limits, found.band),
        (None, Band::NoData),
        "three weeks before"
    );
    // More than 1000 lines of one count as 1000.
    of_golden.push(ready(900, 5000, 3 * A_WEEK).merged(3 * A_WEEK + 10));
    let found = reviews_of(&inputs(3, all(of_golden), None)).discussion;
    assert_eq!(found.per_100_lines, Some(0.8));
    for (comments, band) in [
        ([1, 0, 9], Band::Ok),
        ([0, 0, 0], Band::Watch),
        ([0, 0, 40], Band::Watch),
    ] {
        let mut known = usual.clone();
        known.extend(three(12, comments));
        let found = reviews_of(&inputs(12, all(known), None)).discussion;
        assert_eq!(found.band, band, "{comments:?} {found:?}");
        let (low, high) = found.limits.unwrap();
        // 1.0 and 1.1 in turn: 1.05 ± 2.66·0.1.
        assert!((low - 0.784).abs() < 1e-9 && (high - 1.316).abs() < 1e-9);
    }
}

#[test]
fn golden_7_and_the_other_shares() {
    // SIGNALS §7 golden 7: 7 of 30 oversize.
    let mut known = Vec::new();
    for n in 1..=30 {
        let lines = if n <= 7 { 401 } else { 400 };
        known.push(
            ready(n, lines, 0)
                .approved("p1", 200)
                .merged(300 + i64::from(n)),
        );
    }
    let reviews = reviews_of(&inputs(0, all(known.clone()), None));
    let share = reviews.oversize.share.unwrap();
    assert!((share.low - 0.117924).abs() < 1e-6 && (share.high - 0.409283).abs() < 1e-6);
    assert_eq!(reviews.oversize.band, Band::Ok);
    assert_eq!(reviews.unreviewed.band, Band::Ok);
    known[0].reviews.clear();
    let one = reviews_of(&inputs(0, all(known.clone()), None)).unreviewed;
    assert_eq!((one.share.unwrap().yes, one.band), (1, Band::Watch));
    for one in known.iter_mut().take(8) {
        one.reviews.clear();
    }
    let many = reviews_of(&inputs(0, all(known), None)).unreviewed;
    assert_eq!(many.band, Band::Act, "{many:?}");
}

#[test]
fn a_revert_takes_back_what_was_merged_at_most_14_days_before() {
    let told = |n: u64, reverted: Option<DateTime<chrono::Utc>>| {
        let mut all = all(merges(n, 15, 0));
        all[0].reverted = reverted;
        all
    };
    let mut pulls: Vec<Authored> = (0..8).flat_map(|week| told(week, None)).collect();
    for week in 8..12 {
        pulls.extend(told(week, None));
    }
    let back = |days: i64| Some(at(11 * A_WEEK) - TimeDelta::days(days));
    let found = |days, of: usize| {
        let mut pulls = pulls.clone();
        let merged = |one: &Authored| one.known.pull_request.merged.unwrap() >= at(11 * A_WEEK);
        for one in pulls.iter_mut().filter(|one| merged(one)).take(of) {
            one.reverted = back(days);
        }
        reviews_of(&inputs(11, pulls, None)).reverts
    };
    assert_eq!(found(13, 1).share.unwrap().yes, 1);
    assert_eq!(found(15, 1).share.unwrap().yes, 0);
    assert_eq!(
        found(-1, 1).share.unwrap().yes,
        0,
        "merged later, by a clock that is wrong"
    );
    let before = found(1, 1).before.unwrap();
    assert_eq!((before.yes, before.of), (0, 120));
    assert_eq!(
        (found(1, 1).band, found(1, 9).band),
        (Band::Ok, Band::Watch)
    );
}

#[test]
fn the_first_time_tells_25_weeks_before_and_looks_two_years_back() {
    let known: Vec<PullRequestState> = (0..40).flat_map(|week| merges(week, 2, 0)).collect();
    let reviews = reviews_of(&inputs(39, all(known), None));
    let weeks: Vec<Week> = reviews.before.iter().map(|one| one.week).collect();
    assert_eq!(
        weeks,
        (14..39).map(|n| first_week().on(n)).collect::<Vec<_>>()
    );
    let evidence: Vec<bool> = reviews
        .before
        .iter()
        .map(|o| o.evidence.is_some())
        .collect();
    let forty = |n: u64| n >= 19;
    assert_eq!(evidence, (14..39).map(forty).collect::<Vec<_>>());
    let nothing = reviews_of(&inputs(3, Vec::new(), None));
    assert_eq!((nothing.before.len(), nothing.week.merged), (0, 0));
    assert!(nothing.week.is_covered());
    let ancient = reviews_of(&inputs(200, all(merges(0, 40, 0)), None));
    assert_eq!(ancient.stamps.usual, None);
}

#[test]
fn a_week_begins_in_the_teams_zone() {
    // Sunday 23:30 in UTC is Monday in Tokyo.
    let sunday = A_WEEK - 9 * 60 - 30;
    let known = ready(1, 100, sunday - 10)
        .approved("p1", sunday - 5)
        .merged(sunday);
    let mut told = inputs(0, all(vec![known]), None);
    assert_eq!(reviews_of(&told).week.merged, 1);
    told.weeks = Weeks {
        zone: chrono_tz::Asia::Tokyo,
    };
    assert_eq!(reviews_of(&told).week.merged, 0);
}

#[test]
fn what_is_needed_is_the_window_and_what_was_not_closed_yet() {
    let week = first_week().on(60);
    let chart = |through| close(&inputs(through, Vec::new(), None)).1;
    for (carried, half_year, from) in [
        (Some(chart(59)), None, 57),
        (Some(chart(50)), None, 51),
        (Some(chart(59)), Some(first_week().on(34)), 34),
    ] {
        let found = TeamInputs::from(carried.as_ref(), half_year, week);
        assert_eq!(found, first_week().on(from));
    }
    assert_eq!(TeamInputs::from(None, None, week), week.back(103));
}
