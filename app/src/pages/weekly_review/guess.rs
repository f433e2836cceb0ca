//! Guess first: what a lead expects of a block before they see it; then both side by side, for them alone.

use super::Gathered;
use crate::agenda::guess::{GUESSED, Gap, GuessedShare, KeptGuess, gap};
use crate::components::act::Act;
use crate::components::choice::{Choose, chips};
use crate::components::figure::{Numbers, table};
use crate::context::Asked;
use crate::ports::Answer;
use crate::privacy::context::{ContextItem, SharePanel};
use crate::signals::bands::Band;
use crate::words::Words;
use leptos::prelude::*;

/// The form, while there is a block to guess at.
pub fn before(asked: &Asked, gathered: &Gathered) -> Option<AnyView> {
    let block = gathered.block?;
    let words = asked.words;
    let act = Act::fresh(asked, "weekly-review/guess", 2);
    let options = || {
        let option = |share: &GuessedShare| (share.as_str().to_owned(), class(words, *share));
        GuessedShare::ALL.iter().map(option).collect()
    };
    let fields = view! {
        <h2>{words.say("guess-first")}</h2>
        <p>{words.tell("guess-about", &[("week", words.week(block).into())])}</p>
        {act.hidden("team", gathered.seen.team.id)}
        {act.hidden("block", block)}
        {chips(&act, "clear", "guess-clear", Choose::One, options())}
        {chips(&act, "heard", "guess-heard", Choose::One, options())}
        <div class="row">
            {act.press("guess-press")}
            <button class="link-button" type="submit" name="look" value="yes">{words.say("guess-look")}</button>
        </div>
        <p class="soft small">{words.say("guess-alone")}</p>
    };
    Some(act.form("sheet stack", fields))
}

/// What was guessed and what the team said, block by block, the latest first. Only blocks whose week is
/// among the published ones.
pub async fn after(asked: &Asked, gathered: &Gathered) -> Answer<Option<AnyView>> {
    let words = asked.words;
    let guessed: Vec<&KeptGuess> = gathered
        .desk
        .guesses
        .iter()
        .filter(|kept| GUESSED.iter().any(|item| kept.guess.of(*item).is_some()))
        .collect();
    if guessed.is_empty() {
        return Ok(None);
    }
    let policies = asked.house.rules.policies(asked.viewer()?).await?;
    let mut rows = Vec::new();
    for kept in guessed {
        let block = kept.guess.block;
        let mut history = gathered.seen.history.iter();
        let Some(week) = history.find(|one| one.week == block) else {
            continue;
        };
        let ok = policies.at(block).share_ok;
        for item in GUESSED {
            if let Some(share) = kept.guess.of(item) {
                let panel = week.published.context.of(item);
                rows.push(row(words, kept, item, share, panel, ok));
            }
        }
    }
    if rows.is_empty() {
        return Ok(None);
    }
    let numbers = Numbers {
        caption: words.say("guess-caption"),
        head: ["guess-head", "guess-expected", "guess-said", "guess-gap"]
            .map(|key| words.say(key))
            .to_vec(),
        rows,
    };
    Ok(Some(
        view! {
            <section class="sheet" id="guesses">
                <h2>{words.say("guess-yours")}</h2>
                {table(numbers)}
                <p class="soft small">{words.say("guess-alone")}</p>
            </section>
        }
        .into_any(),
    ))
}

fn row(
    words: Words,
    kept: &KeptGuess,
    item: ContextItem,
    share: GuessedShare,
    panel: &SharePanel,
    ok: f64,
) -> Vec<String> {
    let values = [
        (
            "what",
            words.say(&format!("context-{}", item.as_str())).into(),
        ),
        ("week", words.week(kept.guess.block).into()),
    ];
    vec![
        words.tell("guess-row", &values),
        class(words, share),
        said(words, panel, ok),
        told(words, gap(share, panel, ok)),
    ]
}

/// `40 to 70 %`.
fn class(words: Words, share: GuessedShare) -> String {
    let (from, to) = share.class().percents();
    words.tell("guess-class", &[("from", from.into()), ("to", to.into())])
}

/// What is published: the class from ten persons on, else on which side of the policy's edge.
fn said(words: Words, panel: &SharePanel, ok: f64) -> String {
    if let Some(class) = panel.class() {
        let (from, to) = class.percents();
        return words.tell("guess-class", &[("from", from.into()), ("to", to.into())]);
    }
    let edge = [("edge", format!("{:.0}", 100.0 * ok).into())];
    match panel.band() {
        Band::NoData => words.say("band-none"),
        Band::Ok => words.tell("guess-said-ok", &edge),
        Band::Watch | Band::Act => words.tell("guess-said-less", &edge),
    }
}

fn told(words: Words, gap: Option<Gap>) -> String {
    match gap {
        None => words.say("gap"),
        Some(Gap::AsExpected) => words.say("guess-as-expected"),
        Some(Gap::Fewer(None)) => words.say("guess-fewer"),
        Some(Gap::More(None)) => words.say("guess-more"),
        Some(Gap::Fewer(Some(off))) => words.tell("guess-fewer-by", &[("off", off.into())]),
        Some(Gap::More(Some(off))) => words.tell("guess-more-by", &[("off", off.into())]),
        Some(Gap::CannotTell) => words.say("guess-cannot-tell"),
    }
}
