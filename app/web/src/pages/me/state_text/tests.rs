//! Sentences of states: whole, in both languages, with no number that is not in the data.

use super::*;
use crate::words::CATALOGUES;
use irori_core::domain::person::Language;
use irori_core::domain::week_rollup::DayFacts;
use irori_core::families::fixtures::*;
use irori_core::families::person::Person;
use irori_core::families::reason::ReasonCode;
use irori_core::families::state::Wanting;

const BOTH: [Locale; 2] = [Locale(Language::English), Locale(Language::Japanese)];

/// People in every kind of state.
fn people() -> Vec<Person> {
    let person = |weeks| Person {
        weeks,
        ..Person::default()
    };
    let answered = |n: u64, day: DayFacts| (n % 5 < 3).then_some(day);
    vec![
        person(weeks(2, |n, day| (n < 4).then_some(day))),
        person(weeks(9, |_, day| Some(day))),
        person(weeks(20, |n, day| {
            Some(felt(day, if n < 80 { 4 } else { 1 }))
        })),
        person(weeks(20, |n, day| {
            Some(felt(day, if n < 95 { 4 } else { 1 }))
        })),
        person(weeks(20, |n, day| {
            Some(interrupted(alerted(day), if n < 70 { 0 } else { 2 }))
        })),
        person(weeks(20, answered)),
    ]
}

#[track_caller]
fn is_whole(text: &str) {
    assert!(!text.is_empty());
    let is_key = !text.contains([' ', '。', '、', '：', '→', '日', '分', '点', '%', '.']);
    assert!(!is_key && !text.contains('{'), "{text}");
}

#[test]
fn every_state_can_be_told_in_both_languages() {
    for person in people() {
        for state in person.states() {
            for words in BOTH {
                let policy = Policy::default();
                is_whole(&format!("{} ", title(words, &state)));
                is_whole(&line(words, &state));
                for told in [
                    state.missing.map(|it| missing(words, it)),
                    state.latest().and_then(|week| arithmetic(words, week)),
                    state.clearing.map(|it| clearing(words, it, &policy)),
                    state.rule.map(|it| rule(words, it, &policy)),
                    state.usual.map(|it| reference(words, &it)),
                ] {
                    told.iter().for_each(|text| is_whole(text));
                }
            }
        }
    }
}

/// The numbers in a sentence, signs included.
fn numbers_in(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_digit() || ".+−".contains(c);
    let parts = text
        .split(|c| !is_part(c))
        .map(|part| part.trim_matches('.'));
    let found = parts.filter(|part| part.contains(|c: char| c.is_ascii_digit()));
    found.map(str::to_owned).collect()
}

#[test]
fn every_number_of_a_reason_is_in_its_data() {
    let mut seen = 0;
    for person in people() {
        for state in person.states() {
            for it in &state.reasons {
                let mut data: Vec<String> = it.numbers.iter().map(|(_, n)| written(*n)).collect();
                data.push(it.n.to_string());
                for words in BOTH {
                    let text = reason(words, it);
                    is_whole(&text);
                    for number in numbers_in(&text) {
                        assert!(
                            data.contains(&number),
                            "{number} of {text:?} is not in {data:?}"
                        );
                    }
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 3, "there were reasons");
    assert_eq!(
        numbers_in("Of −0.36, +1.00 (20 days)."),
        ["−0.36", "+1.00", "20"]
    );
}

#[test]
fn no_sentence_of_a_reason_brings_a_number_of_its_own() {
    for (_, catalogue) in CATALOGUES {
        let reasons = catalogue.lines().filter(|line| line.starts_with("reason-"));
        let mut count = 0;
        for line in reasons {
            assert!(!line.contains(|c: char| c.is_numeric()), "{line}");
            count += 1;
        }
        assert!(count >= ReasonCode::ALL.len());
    }
}

#[test]
fn every_wanting_rule_and_signal_has_its_sentences() {
    let there = |key: String| {
        for words in BOTH {
            assert_ne!(t!(words, &key), key);
        }
    };
    for wanting in Wanting::ALL {
        there(format!("missing-{}", wanting.as_str()));
    }
    for rule in Rule::ALL {
        there(format!("rule-{}", rule.as_str()));
        there(format!("clears-rule-{}", rule.as_str()));
    }
    for signal in MySignal::ALL {
        for kind in ["signal", "steady", "try"] {
            there(format!("{kind}-{}", signal.as_str()));
        }
    }
    for family in MyFamily::ALL {
        there(format!("my-family-{}", family.as_str()));
    }
    for code in ReasonCode::ALL {
        there(format!("reason-{}-worse", code.as_str()));
    }
}
