//! My best number of remote days: the advice in words, and the weeks as dots for every outcome that
//! was tested.

use crate::charts::{AxisScale, Caption, Drawing, Strip, Strips, dot_strips};
use crate::components::{FigureTable, figure};
use crate::words::Locale;
use irori_core::families::patterns::RemoteDayPattern;
use irori_core::signals::best_days::{
    Advice, BestDaysOutcome, LEAST_IN_CLASS, LEAST_WEEKS, OutcomeFinding, Remote,
};
use leptos::prelude::*;

/// The advice, and a figure for each outcome that was tested.
pub fn cards(words: Locale, remote: &RemoteDayPattern) -> AnyView {
    let (title, sentences) = advice(words, remote);
    let sentences: Vec<_> = sentences
        .into_iter()
        .map(|text| view! { <p>{text}</p> })
        .collect();
    let figures: Vec<_> = remote
        .best
        .findings
        .iter()
        .map(|finding| view! { <section class="sheet">{dots(words, remote, finding)}</section> })
        .collect();
    html! {
        <section class="sheet">
            <h2>{title}</h2>
            {sentences}
            <p class="small soft">{classes(words, remote)}</p>
        </section>
        {figures}
    }
}

fn advice(words: Locale, remote: &RemoteDayPattern) -> (String, Vec<String>) {
    match &remote.best.advice {
        Advice::TooEarly { weeks } => {
            let key = if *weeks < LEAST_WEEKS {
                "remote-early-weeks"
            } else {
                "remote-early-classes"
            };
            (
                t!(words, "remote-title-early"),
                vec![t!(
                    words,
                    key,
                    needed = LEAST_WEEKS,
                    weeks = *weeks,
                    least = LEAST_IN_CLASS
                )],
            )
        }
        Advice::CannotTell { weeks } => (
            t!(words, "remote-title-cannot"),
            vec![t!(words, "remote-cannot", weeks = *weeks)],
        ),
        Advice::Best(best) => {
            let shown: Vec<&OutcomeFinding> =
                remote.best.findings.iter().filter(|f| f.shows()).collect();
            let tested = |class: &Remote| shown.iter().any(|f| f.means[*class as usize].is_some());
            if Remote::ALL.iter().filter(|class| tested(class)).count() == best.len() {
                return (t!(words, "remote-title-unclear"), Vec::new());
            }
            let names: Vec<String> = shown.iter().map(|f| name(words, f.outcome)).collect();
            let outcomes = names.join(&t!(words, "list-gap"));
            (
                t!(words, "remote-title-best", classes = either(words, best)),
                vec![t!(words, "remote-best", outcomes)],
            )
        }
        Advice::Depends => {
            let shown = remote.best.findings.iter().filter(|f| f.shows());
            let sentences = shown.map(|finding| {
                t!(
                    words,
                    "remote-depends",
                    outcome = name(words, finding.outcome),
                    classes = either(words, &finding.top)
                )
            });
            (t!(words, "remote-title-depends"), sentences.collect())
        }
    }
}

/// `few remote days or some remote days`.
fn either(words: Locale, classes: &[Remote]) -> String {
    let names = classes
        .iter()
        .map(|class| t!(words, &format!("remote-{}", text(*class))));
    let joined = names.reduce(|first, second| t!(words, "remote-or", first, second));
    joined.unwrap_or_default()
}

/// What the classes are, and how many weeks each has.
fn classes(words: Locale, remote: &RemoteDayPattern) -> String {
    let count = |class| remote.count(class);
    t!(
        words,
        "remote-classes",
        few = count(Remote::Little),
        some = count(Remote::Medium),
        many = count(Remote::Much)
    )
}

fn text(class: Remote) -> &'static str {
    match class {
        Remote::Little => "few",
        Remote::Medium => "some",
        Remote::Much => "many",
    }
}

fn item(outcome: BestDaysOutcome) -> &'static str {
    match outcome {
        BestDaysOutcome::Connection => "connection",
        BestDaysOutcome::Focus => "focus",
        BestDaysOutcome::Energy => "energy",
    }
}

fn name(words: Locale, outcome: BestDaysOutcome) -> String {
    t!(words, &format!("me-{}", item(outcome)))
}

/// The weekly means by class.
fn dots(words: Locale, remote: &RemoteDayPattern, finding: &OutcomeFinding) -> AnyView {
    let key = if finding.shows() {
        "remote-outcome-shows"
    } else {
        "remote-outcome-not"
    };
    let outcome = finding.outcome;
    let title = t!(words, key, outcome = name(words, outcome));
    let strips = Remote::ALL.map(|class| Strip {
        label: t!(words, &format!("remote-tick-{}", text(class))),
        values: remote.means(class, outcome),
    });
    let weeks: usize = strips.iter().map(|strip| strip.values.len()).sum();
    let about = t!(words, "remote-dots-about", weeks);
    let id = format!("remote-{}", item(outcome));
    let caption = Caption::of(&id, &title, &about);
    let unit = t!(words, "unit-score");
    let pair = Drawing::BOTH.map(|drawing| {
        dot_strips(&Strips {
            caption,
            drawing,
            scale: &AxisScale::one_to_five(),
            unit: &unit,
            strips: &strips,
        })
    });
    let gap = || t!(words, "gap");
    let rows = Remote::ALL.into_iter().zip(&strips).map(|(class, strip)| {
        let count = strip.values.len();
        let mean = strip.values.iter().sum::<f64>() / count.max(1) as f64;
        vec![
            t!(words, &format!("remote-tick-{}", text(class))),
            t!(words, &format!("remote-share-{}", text(class))),
            count.to_string(),
            if count > 0 {
                format!("{mean:.2}")
            } else {
                gap()
            },
            finding.means[class as usize].map_or_else(gap, |mean| format!("{mean:+.2}")),
        ]
    });
    let numbers = FigureTable {
        caption: title.clone(),
        head: [
            "remote-class",
            "remote-share",
            "remote-weeks",
            "unit-score",
            "remote-against",
        ]
        .map(|key| t!(words, key))
        .into(),
        rows: rows.collect(),
    };
    figure(words, caption, pair, numbers)
}
