//! The agenda, on weeks that are made up.

use super::*;
use crate::domain::law_tests::holds;
use crate::privacy::context::{Context, SharePanel};
use crate::privacy::release::Families;
use crate::signals::team_share::HeldShare;
use proptest::array::{uniform3, uniform5};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::sample::select;
use std::cmp::Ordering;
use uuid::Uuid;

const TEAM: TeamId = TeamId(Uuid::from_u128(1));
const LAST: &str = "2026-W47";

fn week(text: &str) -> Week {
    Week::parse(text).unwrap()
}

fn steps(worse: Step, better: Step) -> Panel {
    let since = |step: Step| (step > Step::Zero).then(|| week("2026-W40"));
    Panel::Steps {
        standing: ReferenceStage::Full,
        worse,
        better,
        worse_since: since(worse),
        better_since: since(better),
    }
}

const OK: (Step, Step) = (Step::Zero, Step::Zero);
const WATCH: (Step, Step) = (Step::One, Step::Zero);
const ACT: (Step, Step) = (Step::Two, Step::Zero);
const BETTER: (Step, Step) = (Step::Zero, Step::One);

/// A week in which connection is as given and nothing else is known.
fn told(at: Week, isolation: Option<(Step, Step)>) -> HistoryWeek {
    let mut published = Published::default();
    published.panels.isolation =
        isolation.map_or(Panel::NotYet, |(worse, better)| steps(worse, better));
    HistoryWeek {
        week: at,
        published,
    }
}

/// Weeks one after the other, the last of them [`LAST`].
fn weeks(isolation: &[Option<(Step, Step)>]) -> Vec<HistoryWeek> {
    let first = week(LAST).back(isolation.len() as u64 - 1);
    let all = isolation.iter().enumerate();
    all.map(|(n, told_of)| told(first.on(n as u64), *told_of))
        .collect()
}

fn agenda(history: &[HistoryWeek]) -> Agenda {
    Agenda::of(TEAM, history, None).unwrap()
}

fn connection(agenda: &Agenda) -> Item {
    agenda.items[0]
}

#[track_caller]
fn moves(before: Option<(Step, Step)>, now: Option<(Step, Step)>, expected: Option<TopicChange>) {
    let agenda = agenda(&weeks(&[before, now]));
    assert_eq!(connection(&agenda).moved, expected);
    assert_eq!(agenda.nothing_changed(), expected.is_none());
}

#[test]
fn a_topic_moves_by_band_then_by_steps_then_for_the_better() {
    moves(Some(OK), Some(WATCH), Some(TopicChange::Arose));
    moves(None, Some(ACT), Some(TopicChange::Arose));
    moves(Some(BETTER), Some(WATCH), Some(TopicChange::Arose));
    moves(Some(WATCH), Some(ACT), Some(TopicChange::Stronger));
    moves(
        Some(ACT),
        Some((Step::Three, Step::Zero)),
        Some(TopicChange::Stronger),
    );
    moves(Some(ACT), Some(WATCH), Some(TopicChange::Weaker));
    moves(
        Some((Step::Three, Step::Zero)),
        Some(ACT),
        Some(TopicChange::Weaker),
    );
    moves(Some(WATCH), Some(OK), Some(TopicChange::Recovered));
    moves(Some(ACT), Some(BETTER), Some(TopicChange::Recovered));
    moves(None, Some(OK), Some(TopicChange::Known));
    moves(None, Some(BETTER), Some(TopicChange::TurnedBetter));
    moves(Some(OK), Some(BETTER), Some(TopicChange::TurnedBetter));
    moves(Some(BETTER), Some((Step::Zero, Step::Two)), None);
    moves(Some(BETTER), Some(OK), Some(TopicChange::AsUsualAgain));
    moves(Some(ACT), None, Some(TopicChange::NotKnown));
    moves(Some(OK), None, Some(TopicChange::NotKnown));
    moves(None, None, None);
}

#[test]
fn a_week_that_is_carried_on_moves_nothing() {
    for same in [None, Some(OK), Some(WATCH), Some(ACT), Some(BETTER)] {
        moves(same, same, None);
    }
}

#[test]
fn without_an_earlier_week_nothing_moved_and_nothing_is_said_not_to_have() {
    let agenda = agenda(&weeks(&[Some(ACT)]));
    assert_eq!((agenda.against, connection(&agenda).moved), (None, None));
    assert!(!agenda.nothing_changed());
    assert_eq!(Agenda::of(TEAM, &[], None), None);
}

#[test]
fn it_may_be_compared_with_the_week_that_was_reviewed_last() {
    let history = weeks(&[Some(OK), Some(ACT), Some(ACT), Some(ACT)]);
    let against = |week: Option<Week>| {
        let agenda = Agenda::of(TEAM, &history, week).unwrap();
        (agenda.against, connection(&agenda).moved)
    };
    assert_eq!(against(None), (Some(week("2026-W46")), None));
    let reviewed = Some(week("2026-W44"));
    assert_eq!(against(reviewed), (reviewed, Some(TopicChange::Arose)));
    // A week that is not known: the latest before it. One before them all: none.
    let holed = [&history[..1], &history[2..]].concat();
    let agenda = Agenda::of(TEAM, &holed, Some(week("2026-W45"))).unwrap();
    assert_eq!(agenda.against, Some(week("2026-W44")));
    assert_eq!(against(Some(week("2026-W40"))), (None, None));
    // The week itself, reviewed already, is never compared with itself.
    assert_eq!(against(Some(week(LAST))).0, Some(week("2026-W46")));
}

#[test]
fn a_run_goes_back_to_the_first_week_that_was_open_with_none_between() {
    let run = |isolation: &[Option<(Step, Step)>]| connection(&agenda(&weeks(isolation))).open;
    let found = |from: &str, weeks, is_cut| {
        Some(OpenSince {
            from: week(from),
            weeks,
            is_cut,
        })
    };
    assert_eq!(run(&[Some(WATCH), Some(OK)]), None);
    assert_eq!(run(&[Some(ACT), None]), None);
    assert_eq!(run(&[Some(OK), Some(WATCH)]), found(LAST, 1, false));
    assert_eq!(
        run(&[None, Some(WATCH), Some(ACT), Some(WATCH)]),
        found("2026-W45", 3, false)
    );
    assert_eq!(
        run(&[Some(ACT), Some(OK), Some(ACT), Some(ACT)]),
        found("2026-W46", 2, false)
    );
    assert_eq!(run(&[Some(ACT), Some(ACT)]), found("2026-W46", 2, true));
    assert_eq!(run(&[Some(ACT)]), found(LAST, 1, true));
}

#[test]
fn a_run_does_not_reach_across_a_week_that_is_not_known() {
    let mut history = weeks(&[Some(OK), Some(ACT), Some(ACT), Some(ACT), Some(ACT)]);
    history.remove(2);
    let run = connection(&agenda(&history)).open.unwrap();
    assert_eq!((run.from, run.weeks), (week("2026-W46"), 2));
    assert!(run.is_cut, "it may have been open before as well");
}

#[test]
fn what_is_new_is_not_still_open() {
    let agenda_of = |isolation: &[Option<(Step, Step)>]| agenda(&weeks(isolation));
    assert!(agenda_of(&[Some(OK), Some(ACT)]).still_open().is_empty());
    assert_eq!(agenda_of(&[Some(WATCH), Some(ACT)]).still_open().len(), 1);
}

#[test]
fn what_is_better_or_has_recovered_went_well() {
    let well =
        |isolation: &[Option<(Step, Step)>]| agenda(&weeks(isolation)).went_well().count() == 1;
    assert!(well(&[Some(WATCH), Some(OK)]) && well(&[Some(BETTER), Some(BETTER)]));
    assert!(!well(&[Some(OK), Some(OK)]) && !well(&[None, Some(OK)]));
    // Better and worse at once is no good side.
    assert!(!well(&[Some(OK), Some((Step::One, Step::One))]));
}

#[test]
fn a_week_of_which_nothing_is_known_of_people_is_grey() {
    assert!(agenda(&weeks(&[None, None])).is_grey());
    assert!(!agenda(&weeks(&[None, Some(OK)])).is_grey());
}

#[test]
fn what_is_to_be_talked_about_goes_by_band_by_steps_by_standing_and_by_weeks() {
    let shared = |band| SharePanel::Known {
        share: HeldShare {
            band,
            class: None,
            certainty: None,
        },
        since: week("2026-W41"),
    };
    let provisional = Panel::Steps {
        standing: ReferenceStage::Provisional,
        worse: Step::One,
        better: Step::Zero,
        worse_since: Some(week("2026-W40")),
        better_since: None,
    };
    let mut before = told(week("2026-W46"), Some(OK));
    before.published.panels.home_to_work = steps(Step::One, Step::Zero);
    let mut last = told(week(LAST), Some(WATCH));
    last.published.panels.home_to_work = steps(Step::One, Step::Zero);
    last.published.panels.work_to_home = provisional;
    last.published.panels.they_dont_get_us = steps(Step::Three, Step::Zero);
    last.published.context.heard = shared(Band::Act);
    last.published.context.contact = shared(Band::Ok);
    let agenda = agenda(&[before, last]);
    let topics: Vec<AgendaTopic> = agenda.by_strength().iter().map(|item| item.topic).collect();
    assert_eq!(
        topics,
        [
            AgendaTopic::Family(Family::TheyDontGetUs),
            AgendaTopic::Context(ContextItem::Heard),
            AgendaTopic::Family(Family::HomeToWork),
            AgendaTopic::Family(Family::Isolation),
            AgendaTopic::Family(Family::WorkToHome),
        ]
    );
    let (talk, more) = agenda.to_talk_about();
    assert_eq!((talk.len(), more), (TALK_MOST, 2));
    let heard = talk[1].now;
    assert_eq!((heard.strength, heard.since), (2, Some(week("2026-W41"))));
    let shorter = agenda.without(|topic| topic == AgendaTopic::Family(Family::TheyDontGetUs));
    assert_eq!(shorter.to_talk_about().1, 1);
}

fn panels() -> impl Strategy<Value = Panel> {
    const STEPS: [Step; 4] = [Step::Zero, Step::One, Step::Two, Step::Three];
    let standing = select(vec![
        ReferenceStage::Provisional,
        ReferenceStage::Full,
        ReferenceStage::Full,
    ]);
    let steps = (standing, select(&STEPS), select(&STEPS));
    let steps = steps.prop_map(|(standing, worse, better)| Panel::Steps {
        standing,
        worse,
        better,
        worse_since: None,
        better_since: None,
    });
    prop_oneof![1 => Just(Panel::NotYet), 3 => steps]
}

fn share_panels() -> impl Strategy<Value = SharePanel> {
    const BANDS: [Band; 3] = [Band::Ok, Band::Watch, Band::Act];
    let known = select(&BANDS).prop_map(|band| SharePanel::Known {
        share: HeldShare {
            band,
            class: None,
            certainty: None,
        },
        since: week("2026-W20"),
    });
    prop_oneof![1 => Just(SharePanel::NotYet), 3 => known]
}

fn published_weeks() -> impl Strategy<Value = Published> {
    let all = (uniform5(panels()), uniform3(share_panels()));
    all.prop_map(|(panels, context)| Published {
        panels: Families::from_fn(|family| panels[family as usize]),
        context: Context::from_fn(|item| context[item as usize]),
        ..Published::default()
    })
}

/// Of 1 to 12 weeks, of which some before the last are not known.
fn histories() -> impl Strategy<Value = Vec<HistoryWeek>> {
    let before = vec(weighted(7.0 / 8.0, published_weeks()), 0..12);
    (before, published_weeks()).prop_map(|(before, last)| {
        let all = before.into_iter().chain([Some(last)]);
        let known = (0..).zip(all).filter_map(|(n, published)| {
            Some(HistoryWeek {
                week: week("2026-W20").on(n),
                published: published?,
            })
        });
        known.collect()
    })
}

#[test]
fn an_agenda_says_what_the_latest_week_says_and_has_three_things_to_talk_about_at_most() {
    holds(2_000, histories(), |history| {
        check(&agenda(&history), &history)
    });
}

fn check(agenda: &Agenda, history: &[HistoryWeek]) {
    let latest = &history.last().unwrap().published;
    for item in &agenda.items {
        let published = match item.topic {
            AgendaTopic::Family(family) => latest.panels.of(family).band(),
            AgendaTopic::Context(context) => latest.context.of(context).band(),
            AgendaTopic::Reviews(_) => Band::NoData,
        };
        assert_eq!(item.now.band, published);
        assert_eq!(item.open.is_some(), published >= Band::Watch);
        assert!(item.moved.is_none() || agenda.against.is_some());
        assert_eq!(item.now.strength > 0, published >= Band::Watch);
    }
    let (talk, more) = agenda.to_talk_about();
    let open = agenda.items.iter().filter(|item| item.open.is_some());
    assert_eq!(talk.len() + more, open.count());
    assert!(talk.len() <= TALK_MOST && (more == 0 || talk.len() == TALK_MOST));
    let weight = |item: &Item| (item.now.band, item.now.strength);
    let falls = |pair: &[&Item]| weight(pair[0]).cmp(&weight(pair[1])) != Ordering::Less;
    assert!(agenda.by_strength().windows(2).all(falls));
    for item in agenda.went_well() {
        assert_eq!(item.now.band, Band::Ok);
    }
    let longest = agenda.still_open();
    let length = |item: &Item| item.open.unwrap().weeks;
    assert!(
        longest
            .windows(2)
            .all(|pair| length(pair[0]) >= length(pair[1]))
    );
}
