//! States in words: what one says, what it stands on, why, and what would clear it.

use crate::words::{FluentValue, Locale};
use irori_core::domain::policy::Policy;
use irori_core::families::chart::{ChartWeek, FreezeReason, FrozenReference, Value, WeekBaseline};
use irori_core::families::reason::{Number, Reason};
use irori_core::families::rule::Rule;
use irori_core::families::state::{Clearing, Missing, SignalFigure, SignalState};
use irori_core::families::{MyFamily, MySignal};
use irori_core::signals::bands::Band;

/// Answered days of the week whose usual count is told.
pub const USUAL_DAYS: f64 = 5.0;

pub fn family(words: Locale, family: MyFamily) -> String {
    t!(words, &format!("my-family-{}", family.as_str()))
}

pub fn signal(words: Locale, signal: MySignal) -> String {
    t!(words, &format!("signal-{}", signal.as_str()))
}

/// What a state says, in a sentence that can head a page.
pub fn title(words: Locale, state: &SignalState) -> String {
    let name = state.signal.as_str();
    let onset = state.latest().and_then(|week| week.onset);
    let week = |key: &str, week| t!(words, key, week = words.week(week));
    match state.band {
        Band::NoData => t!(
            words,
            "unknown-signal",
            signal = signal(words, state.signal)
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
pub fn line(words: Locale, state: &SignalState) -> String {
    let usual = state.usual.map(|frozen| usual(&frozen.usual));
    match state.figure {
        SignalFigure::Mean {
            value: None,
            answers,
            of,
        } if state.signal == MySignal::Connection => {
            t!(words, "line-mean-few", answers, of)
        }
        SignalFigure::Mean {
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
                    t!(words, "line-mean-usual", ..values)
                }
                None => t!(words, "line-mean", ..values),
            }
        }
        SignalFigure::Mean { value, answers, .. } => match value {
            Some(value) => t!(words, "line-answers", value = one_decimal(value), answers),
            None => t!(words, "line-answers-few", answers),
        },
        SignalFigure::Count { seen, days } => {
            let mut values: Vec<(&str, FluentValue<'_>)> =
                vec![("seen", seen.into()), ("days", days.into())];
            match state.usual.map(|frozen| frozen.usual) {
                Some(WeekBaseline::Rate(rate)) => {
                    let expected = rate.rate * f64::from(days);
                    values.push(("usual", one_decimal(expected).into()));
                    t!(words, "line-count-usual", ..values)
                }
                _ => t!(words, "line-count", ..values),
            }
        }
        SignalFigure::Quiet {
            quiet,
            days,
            streak,
        } => t!(words, "line-quiet", quiet, days, streak),
        SignalFigure::Rest { short, days } => t!(words, "line-rest", short, days),
        SignalFigure::Breadth { value: Some(value) } => {
            t!(words, "line-breadth", value = one_decimal(value))
        }
        SignalFigure::Breadth { value: None } => t!(words, "line-breadth-none"),
        SignalFigure::Minutes { minutes, days, .. } => {
            let key = match state.missing {
                Some(_) => "line-minutes-least",
                None => "line-minutes",
            };
            t!(words, key, minutes, days)
        }
    }
}

/// What a grey state waits for, and until when at the least.
pub fn missing(words: Locale, missing: Missing) -> String {
    t!(
        words,
        &format!("missing-{}", missing.what.as_str()),
        have = missing.have,
        needed = missing.needed,
        week = words.week(missing.expected)
    )
}

/// The usual value: a mean, or how often in a week with five answered days.
pub fn usual(usual: &WeekBaseline) -> String {
    match usual {
        WeekBaseline::Scores(reference) => one_decimal(reference.centre),
        WeekBaseline::Rate(rate) => one_decimal(rate.rate * USUAL_DAYS),
    }
}

/// The arithmetic of the last week (SIGNALS §2.8.1); `None` without a reference.
pub fn arithmetic(words: Locale, week: &ChartWeek) -> Option<String> {
    let (used, before, evidence, threshold) =
        (week.usual?, week.before?, week.evidence?, week.threshold?);
    let mut values: Vec<(&str, FluentValue<'_>)> = vec![
        ("week", words.week_first(week.week).into()),
        ("before", two_decimals(before).into()),
        ("evidence", two_decimals(evidence).into()),
        ("act", one_decimal(threshold).into()),
    ];
    let line = match (used, week.value, week.deviation) {
        (WeekBaseline::Scores(reference), Some(Value::Score(mean)), Some(deviation)) => {
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
            t!(words, key, ..values)
        }
        (WeekBaseline::Rate(rate), Some(Value::Count(count)), Some(deviation)) => {
            let expected = rate.rate * f64::from(count.days);
            values.extend([
                ("value", count.seen.into()),
                ("days", count.days.into()),
                ("usual", two_decimals(expected).into()),
                ("deviation", two_decimals(deviation).into()),
            ]);
            t!(words, "arithmetic-counts", ..values)
        }
        _ => t!(words, "arithmetic-gap", ..values),
    };
    let since = week
        .onset
        .map(|onset| t!(words, "arithmetic-since", week = words.week(onset)));
    let gap = t!(words, "sentence-gap");
    Some(
        since
            .into_iter()
            .fold(line, |line, since| [line, since].join(&gap)),
    )
}

/// A reason in a sentence; every number in it is one of the reason's.
pub fn reason(words: Locale, reason: &Reason) -> String {
    let mut values: Vec<(&str, FluentValue<'_>)> = reason
        .numbers
        .iter()
        .map(|(name, number)| (name.as_str(), written(*number).into()))
        .collect();
    values.push(("n", reason.n.to_string().into()));
    if let Some(about) = &reason.about {
        values.push(("about", t!(words, about).into()));
    }
    t!(words, &reason.text_key(), ..values)
}

/// As a number of a reason is written.
fn written(number: Number) -> String {
    match number {
        Number::Points(points) => format!("{points:+.2}").replace('-', "−"),
        Number::Count(count) => count.to_string(),
    }
}

/// What would clear a WATCH or an ACT.
pub fn clearing(words: Locale, clearing: Clearing, policy: &Policy) -> String {
    let key = |what: &str, ends: Band| {
        let ends = if ends == Band::Act { "act" } else { "watch" };
        format!("clears-{what}-{ends}")
    };
    match clearing {
        Clearing::MeanFrom { value, ends } => {
            // Rounded up, so that what is promised is enough.
            let value = (value * 10.0).ceil() / 10.0;
            t!(words, &key("mean", ends), value = one_decimal(value))
        }
        Clearing::AtMost { count, days, ends } => {
            t!(words, &key("at-most", ends), count, days)
        }
        Clearing::NotInOneWeek { .. } => t!(words, "clears-not-in-one-week"),
        Clearing::Usual => t!(words, "clears-usual"),
        Clearing::Rule(rule) => {
            let value = threshold(rule, policy);
            t!(words, &format!("clears-rule-{}", rule.as_str()), value)
        }
    }
}

/// The threshold of a policy choice, in a sentence.
pub fn rule(words: Locale, rule: Rule, policy: &Policy) -> String {
    let value = threshold(rule, policy);
    t!(words, &format!("rule-{}", rule.as_str()), value)
}

fn threshold(rule: Rule, policy: &Policy) -> String {
    let value = rule.threshold(policy);
    match rule {
        Rule::QuietShare => format!("{:.0} %", 100.0 * value),
        _ => trimmed(value),
    }
}

/// Which weeks a reference is made of, and why it is the one.
pub fn reference(words: Locale, frozen: &FrozenReference) -> String {
    let key = match frozen.why {
        FreezeReason::Eight => "usual-eight",
        FreezeReason::Twelve => "usual-twelve",
        FreezeReason::KeptEight => "usual-kept-eight",
        FreezeReason::Asked => "usual-asked",
    };
    let (from, to) = frozen.made_of;
    t!(
        words,
        key,
        from = words.week_and_year(from),
        to = words.week_and_year(to)
    )
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
