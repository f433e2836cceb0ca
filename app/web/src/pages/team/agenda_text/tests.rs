//! Every topic has its sentences, whatever its band and however it moved, in both languages.

use super::*;
use irori_core::agenda::{OpenSince, TopicStatus};
use irori_core::domain::person::Language;
use irori_core::privacy::context::{Context, SharePanel};
use irori_core::privacy::release::{Families, Panel};
use irori_core::signals::bands::Step;
use irori_core::signals::reference::ReferenceStage;

const BANDS: [Band; 4] = [Band::NoData, Band::Ok, Band::Watch, Band::Act];
const MOVES: [TopicChange; 8] = [
    TopicChange::Arose,
    TopicChange::Stronger,
    TopicChange::Weaker,
    TopicChange::Recovered,
    TopicChange::Known,
    TopicChange::NotKnown,
    TopicChange::TurnedBetter,
    TopicChange::AsUsualAgain,
];

fn week(text: &str) -> Week {
    Week::parse(text).unwrap()
}

fn item(topic: AgendaTopic, band: Band) -> Item {
    Item {
        topic,
        now: TopicStatus {
            band,
            strength: u8::from(band >= Band::Watch),
            better: 0,
            is_provisional: false,
            since: Some(week("2026-W41")),
        },
        moved: None,
        open: None,
    }
}

/// A sentence is there and has nothing left in it that was to be filled in.
#[track_caller]
fn is_told(text: &str) {
    assert!(!text.is_empty());
    assert!(!text.contains(['{', '}', '$']), "{text}");
    let is_key = text.contains('-') && !text.contains(' ') && text.is_ascii();
    assert!(!is_key, "{text}");
}

#[test]
fn every_topic_band_and_move_has_its_sentences_in_both_languages() {
    for words in [Language::English, Language::Japanese].map(Locale) {
        for topic in AgendaTopic::all() {
            is_told(&name(words, topic));
            is_told(&to_try(words, topic));
            for band in BANDS {
                let mut item = item(topic, band);
                is_told(&finding(words, &item));
                assert_eq!(moved(words, &item, Some(week("2026-W46"))), None);
                for how in MOVES {
                    item.moved = Some(how);
                    is_told(&moved(words, &item, Some(week("2026-W46"))).unwrap());
                    assert_eq!(moved(words, &item, None), None);
                }
            }
        }
    }
}

#[test]
fn it_is_said_since_when_something_is_open() {
    let words = Locale(Language::English);
    let topic = AgendaTopic::all().next().unwrap();
    let told = |weeks, is_cut| {
        let run = OpenSince {
            from: week("2026-W41"),
            weeks,
            is_cut,
        };
        let open = Some(run);
        super::open(
            words,
            &Item {
                open,
                ..item(topic, Band::Act)
            },
        )
        .unwrap()
    };
    assert_eq!(told(6, false), "Open since week 41 (6 weeks)");
    assert_eq!(told(1, false), "Open since week 41 (1 week)");
    assert_eq!(told(26, true), "Open for 26 weeks or more");
    assert_eq!(open(words, &item(topic, Band::Ok)), None);
}

#[test]
fn a_recovery_that_turned_better_says_so() {
    let words = Locale(Language::English);
    let mut item = item(AgendaTopic::all().next().unwrap(), Band::Ok);
    item.moved = Some(TopicChange::Recovered);
    let told = |item: &Item| moved(words, item, Some(week("2026-W46"))).unwrap();
    assert_eq!(told(&item), "As usual again; it stood out in week 46");
    item.now.better = 2;
    assert!(told(&item).starts_with("Better than usual now"));
}

#[test]
fn reasons_begin_with_the_arithmetic_line_and_stand_beside_alarms_alone() {
    let words = Locale(Language::English);
    let panel = |worse| Panel::Steps {
        standing: ReferenceStage::Full,
        worse,
        better: Step::Zero,
        worse_since: Some(week("2026-W41")),
        better_since: None,
    };
    let published = Published {
        panels: Families::from_fn(|_| panel(Step::Two)),
        context: Context::from_fn(|_| SharePanel::NotYet),
        ..Published::default()
    };
    for topic in AgendaTopic::all() {
        assert!(reasons(words, &item(topic, Band::Ok), &published).is_empty());
        let told = reasons(words, &item(topic, Band::Act), &published);
        match topic {
            AgendaTopic::Family(_) => {
                assert!(told[0].starts_with("The evidence stands on step 2 of 3"));
                assert_eq!(told[1], t!(words, "team-reason-none"));
            }
            AgendaTopic::Context(_) | AgendaTopic::Reviews(_) => assert!(told.is_empty()),
        }
    }
}
