//! States in words: what one says, what it stands on, why, and what would clear it.

use crate::words::{FluentValue, Words};
use irori_core::domain::policy::Policy;
use irori_core::families::chart::{ChartWeek, Value};
use irori_core::families::clearing::Clearing;
use irori_core::families::frozen::{Frozen, Usual, Why};
use irori_core::families::reason::{Number, Reason};
use irori_core::families::rule::Rule;
use irori_core::families::state::{Figure, Missing, SignalState};
use irori_core::families::{MyFamily, MySignal};
use irori_core::signals::bands::Band;

/// Answered days of the week whose usual count is told.
pub const USUAL_DAYS: f64 = 5.0;

pub fn family(words: Words, family: MyFamily) -> String {
    words.say(&format!("my-family-{}", family.as_str()))
}

pub fn signal(words: Words, signal: MySignal) -> String {
    words.say(&format!("signal-{}", signal.as_str()))
}

/// What a state says, in a sentence that can head a page.
pub fn title(words: Words, state: &SignalState) -> String {
    let name = state.signal.as_str();
    let onset = state.latest().and_then(|week| week.onset);
    let week = |key: &str, week| words.tell(key, &[("week", words.week(week).into())]);
    match state.band {
        Band::NoData => words.tell(
            "unknown-signal",
            &[("signal", signal(words, state.signal).into())],
        ),
        Band::Ok => week(&format!("steady-{name}"), state.week),
        Band::Watch | Band::Act if state.rule.is_some() => {
            week(&format!("title-{name}-rule"), state.week)
        }
        Band::Watch | Band::Act => match (onset, &state.clearing) {
            (Some(onset), clearing) if *clearing != Some(Clearing::Usual) => {
                week(&format!("title-{name}-since"), onset)
            }
            _ => week("title-connection-once", state.week),
        },
    }
}

/// The figures of the week, in one line.
pub fn line(words: Words, state: &SignalState) -> String {
    let usual = state.usual.map(|frozen| usual(&frozen.usual));
    match state.figure {
        Figure::Mean {
            value: None,
            answers,
            of,
        } if state.signal == MySignal::Connection => words.tell(
            "line-mean-few",
            &[("answers", answers.into()), ("of", of.into())],
        ),
        Figure::Mean {
            value: Some(value),
            answers,
            of,
        } if state.signal == MySignal::Connection => {
            let mut values: Vec<(&str, FluentValue<'_>)> = vec![
                ("value", one_decimal(value).into()),
                ("answers", answers.into()),
                ("of", of.into()),
            ];
            match usual {
                Some(usual) => {
                    values.push(("usual", usual.into()));
                    words.tell("line-mean-usual", &values)
                }
                None => words.tell("line-mean", &values),
            }
        }
        Figure::Mean { value, answers, .. } => match value {
            Some(value) => words.tell(
                "line-answers",
                &[
                    ("value", one_decimal(value).into()),
                    ("answers", answers.into()),
                ],
            ),
            None => words.tell("line-answers-few", &[("answers", answers.into())]),
        },
        Figure::Count { seen, days } => {
            let mut values: Vec<(&str, FluentValue<'_>)> =
                vec![("seen", seen.into()), ("days", days.into())];
            match state.usual.map(|frozen| frozen.usual) {
                Some(Usual::Rate(rate)) => {
                    let expected = rate.rate * f64::from(days);
                    values.push(("usual", one_decimal(expected).into()));
                    words.tell("line-count-usual", &values)
                }
                _ => words.tell("line-count", &values),
            }
        }
        Figure::Quiet {
            quiet,
            days,
            streak,
        } => words.tell(
            "line-quiet",
            &[
                ("quiet", quiet.into()),
                ("days", days.into()),
                ("streak", streak.into()),
            ],
        ),
        Figure::Rest { short, days } => words.tell(
            "line-rest",
            &[("short", short.into()), ("days", days.into())],
        ),
        Figure::Breadth { value: Some(value) } => {
            words.tell("line-breadth", &[("value", one_decimal(value).into())])
        }
        Figure::Breadth { value: None } => words.say("line-breadth-none"),
        Figure::Minutes { minutes, days, .. } => {
            let key = match state.missing {
                Some(_) => "line-minutes-least",
                None => "line-minutes",
            };
            words.tell(key, &[("minutes", minutes.into()), ("days", days.into())])
        }
    }
}

/// What a grey state waits for, and until when at the least.
pub fn missing(words: Words, missing: Missing) -> String {
    let values = [
        ("have", missing.have.into()),
        ("needed", missing.needed.into()),
        ("week", words.week(missing.expected).into()),
    ];
    words.tell(&format!("missing-{}", missing.what.as_str()), &values)
}

/// The usual value: a mean, or how often in a week with five answered days.
pub fn usual(usual: &Usual) -> String {
    match usual {
        Usual::Scores(reference) => one_decimal(reference.centre),
        Usual::Rate(rate) => one_decimal(rate.rate * USUAL_DAYS),
    }
}

/// The arithmetic of the last week (SIGNALS §2.8.1); `None` without a reference.
pub fn arithmetic(words: Words, week: &ChartWeek) -> Option<String> {
    let (used, before, evidence, threshold) =
        (week.usual?, week.before?, week.evidence?, week.threshold?);
    let mut values: Vec<(&str, FluentValue<'_>)> = vec![
        ("week", words.week_first(week.week).into()),
        ("before", two_decimals(before).into()),
        ("evidence", two_decimals(evidence).into()),
        ("act", one_decimal(threshold).into()),
    ];
    let line = match (used, week.value, week.deviation) {
        (Usual::Scores(reference), Some(Value::Score(mean)), Some(deviation)) => {
            values.extend([
                ("value", two_decimals(mean).into()),
                ("usual", two_decimals(reference.centre).into()),
                ("spread", two_decimals(reference.sigma).into()),
                ("deviation", two_decimals(deviation.abs()).into()),
            ]);
            let key = match deviation {
                worse if worse >= 0.0 => "arithmetic-scores",
                _ => "arithmetic-scores-better",
            };
            words.tell(key, &values)
        }
        (Usual::Rate(rate), Some(Value::Count(count)), Some(deviation)) => {
            let expected = rate.rate * f64::from(count.days);
            values.extend([
                ("value", count.seen.into()),
                ("days", count.days.into()),
                ("usual", two_decimals(expected).into()),
                ("deviation", two_decimals(deviation).into()),
            ]);
            words.tell("arithmetic-counts", &values)
        }
        _ => words.tell("arithmetic-gap", &values),
    };
    let since = week
        .onset
        .map(|onset| words.tell("arithmetic-since", &[("week", words.week(onset).into())]));
    let gap = words.say("sentence-gap");
    Some(
        since
            .into_iter()
            .fold(line, |line, since| [line, since].join(&gap)),
    )
}

/// A reason in a sentence; every number in it is one of the reason's.
pub fn reason(words: Words, reason: &Reason) -> String {
    let mut values: Vec<(&str, FluentValue<'_>)> = reason
        .numbers
        .iter()
        .map(|(name, number)| (name.as_str(), written(*number).into()))
        .collect();
    values.push(("n", reason.n.to_string().into()));
    if let Some(about) = &reason.about {
        values.push(("about", words.say(about).into()));
    }
    words.tell(&reason.text_key(), &values)
}

/// As a number of a reason is written.
fn written(number: Number) -> String {
    match number {
        Number::Points(points) => format!("{points:+.2}").replace('-', "−"),
        Number::Count(count) => count.to_string(),
    }
}

/// What would clear a WATCH or an ACT.
pub fn clearing(words: Words, clearing: Clearing, policy: &Policy) -> String {
    let key = |what: &str, ends: Band| {
        let ends = if ends == Band::Act { "act" } else { "watch" };
        format!("clears-{what}-{ends}")
    };
    match clearing {
        Clearing::MeanFrom { value, ends } => {
            // Rounded up, so that what is promised is enough.
            let value = (value * 10.0).ceil() / 10.0;
            words.tell(&key("mean", ends), &[("value", one_decimal(value).into())])
        }
        Clearing::AtMost { count, days, ends } => words.tell(
            &key("at-most", ends),
            &[("count", count.into()), ("days", days.into())],
        ),
        Clearing::NotInOneWeek { .. } => words.say("clears-not-in-one-week"),
        Clearing::Usual => words.say("clears-usual"),
        Clearing::Rule(rule) => {
            let value = threshold(rule, policy);
            words.tell(
                &format!("clears-rule-{}", rule.as_str()),
                &[("value", value.into())],
            )
        }
    }
}

/// The threshold of a policy choice, in a sentence.
pub fn rule(words: Words, rule: Rule, policy: &Policy) -> String {
    let value = threshold(rule, policy);
    words.tell(
        &format!("rule-{}", rule.as_str()),
        &[("value", value.into())],
    )
}

fn threshold(rule: Rule, policy: &Policy) -> String {
    let value = rule.threshold(policy);
    match rule {
        Rule::QuietShare => format!("{:.0} %", 100.0 * value),
        _ => trimmed(value),
    }
}

/// Which weeks a reference is made of, and why it is the one.
pub fn reference(words: Words, frozen: &Frozen) -> String {
    let key = match frozen.why {
        Why::Eight => "usual-eight",
        Why::Twelve => "usual-twelve",
        Why::KeptEight => "usual-kept-eight",
        Why::Asked => "usual-asked",
    };
    let (from, to) = frozen.made_of;
    let values = [
        ("from", words.week_and_year(from).into()),
        ("to", words.week_and_year(to).into()),
    ];
    words.tell(key, &values)
}

pub fn one_decimal(value: f64) -> String {
    format!("{value:.1}")
}

pub fn two_decimals(value: f64) -> String {
    format!("{value:.2}").replace('-', "−")
}

/// At most two decimals, and none that are zero.
fn trimmed(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests;
