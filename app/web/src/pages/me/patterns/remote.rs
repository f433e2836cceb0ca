//! My best number of remote days: the advice in words, and the weeks as dots for every outcome that
//! was tested.

use crate::charts::{Caption, Drawing, Scale, Strip, Strips, dot_strips};
use crate::components::figure::{Numbers, figure};
use crate::words::Words;
use irori_core::families::patterns::RemoteDays;
use irori_core::signals::best_days::{
    Advice, Finding, LEAST_IN_CLASS, LEAST_WEEKS, Outcome, Remote,
};
use leptos::prelude::*;

/// The advice, and a figure for each outcome that was tested.
pub fn sheets(words: Words, remote: &RemoteDays) -> AnyView {
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
    view! {
        <section class="sheet">
            <h2>{title}</h2>
            {sentences}
            <p class="small soft">{classes(words, remote)}</p>
        </section>
        {figures}
    }
    .into_any()
}

fn advice(words: Words, remote: &RemoteDays) -> (String, Vec<String>) {
    match &remote.best.advice {
        Advice::TooEarly { weeks } => {
            let values = [
                ("needed", LEAST_WEEKS.into()),
                ("weeks", (*weeks).into()),
                ("least", LEAST_IN_CLASS.into()),
            ];
            let key = if *weeks < LEAST_WEEKS {
                "remote-early-weeks"
            } else {
                "remote-early-classes"
            };
            (
                words.say("remote-title-early"),
                vec![words.tell(key, &values)],
            )
        }
        Advice::CannotTell { weeks } => (
            words.say("remote-title-cannot"),
            vec![words.tell("remote-cannot", &[("weeks", (*weeks).into())])],
        ),
        Advice::Best(best) => {
            let shown: Vec<&Finding> = remote.best.findings.iter().filter(|f| f.shows()).collect();
            let tested = |class: &Remote| shown.iter().any(|f| f.means[*class as usize].is_some());
            if Remote::ALL.iter().filter(|class| tested(class)).count() == best.len() {
                return (words.say("remote-title-unclear"), Vec::new());
            }
            let names: Vec<String> = shown.iter().map(|f| name(words, f.outcome)).collect();
            let outcomes = names.join(&words.say("list-gap"));
            (
                words.tell(
                    "remote-title-best",
                    &[("classes", either(words, best).into())],
                ),
                vec![words.tell("remote-best", &[("outcomes", outcomes.into())])],
            )
        }
        Advice::Depends => {
            let shown = remote.best.findings.iter().filter(|f| f.shows());
            let sentences = shown.map(|finding| {
                let values = [
                    ("outcome", name(words, finding.outcome).into()),
                    ("classes", either(words, &finding.top).into()),
                ];
                words.tell("remote-depends", &values)
            });
            (words.say("remote-title-depends"), sentences.collect())
        }
    }
}

/// `few remote days or some remote days`.
fn either(words: Words, classes: &[Remote]) -> String {
    let names = classes
        .iter()
        .map(|class| words.say(&format!("remote-{}", text(*class))));
    let joined = names.reduce(|first, second| {
        words.tell(
            "remote-or",
            &[("first", first.into()), ("second", second.into())],
        )
    });
    joined.unwrap_or_default()
}

/// What the classes are, and how many weeks each has.
fn classes(words: Words, remote: &RemoteDays) -> String {
    let count = |class| remote.count(class).into();
    let values = [
        ("few", count(Remote::Little)),
        ("some", count(Remote::Medium)),
        ("many", count(Remote::Much)),
    ];
    words.tell("remote-classes", &values)
}

fn text(class: Remote) -> &'static str {
    match class {
        Remote::Little => "few",
        Remote::Medium => "some",
        Remote::Much => "many",
    }
}

fn item(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Connection => "connection",
        Outcome::Focus => "focus",
        Outcome::Energy => "energy",
    }
}

fn name(words: Words, outcome: Outcome) -> String {
    words.say(&format!("me-{}", item(outcome)))
}

/// The weekly means by class.
fn dots(words: Words, remote: &RemoteDays, finding: &Finding) -> AnyView {
    let key = if finding.shows() {
        "remote-outcome-shows"
    } else {
        "remote-outcome-not"
    };
    let outcome = finding.outcome;
    let title = words.tell(key, &[("outcome", name(words, outcome).into())]);
    let strips = Remote::ALL.map(|class| Strip {
        label: words.say(&format!("remote-tick-{}", text(class))),
        values: remote.means(class, outcome),
    });
    let weeks: usize = strips.iter().map(|strip| strip.values.len()).sum();
    let about = words.tell("remote-dots-about", &[("weeks", weeks.into())]);
    let id = format!("remote-{}", item(outcome));
    let caption = Caption {
        id: &id,
        title: &title,
        description: &about,
    };
    let unit = words.say("unit-score");
    let pair = Drawing::BOTH.map(|drawing| {
        dot_strips(&Strips {
            caption,
            drawing,
            scale: &Scale::one_to_five(),
            unit: &unit,
            strips: &strips,
        })
    });
    let gap = || words.say("gap");
    let rows = Remote::ALL.into_iter().zip(&strips).map(|(class, strip)| {
        let count = strip.values.len();
        let mean = strip.values.iter().sum::<f64>() / count.max(1) as f64;
        vec![
            words.say(&format!("remote-tick-{}", text(class))),
            words.say(&format!("remote-share-{}", text(class))),
            count.to_string(),
            if count > 0 {
                format!("{mean:.2}")
            } else {
                gap()
            },
            finding.means[class as usize].map_or_else(gap, |mean| format!("{mean:+.2}")),
        ]
    });
    let numbers = Numbers {
        caption: title.clone(),
        head: [
            "remote-class",
            "remote-share",
            "remote-weeks",
            "unit-score",
            "remote-against",
        ]
        .map(|key| words.say(key))
        .into(),
        rows: rows.collect(),
    };
    figure(words, title.clone(), pair, about.clone(), numbers)
}
