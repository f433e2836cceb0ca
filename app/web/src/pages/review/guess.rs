//! Guess first: what a lead expects of a block before they see it; then both side by side, for them alone.

use super::gathered::Gathered;
use crate::components::act::ActionForm;
use crate::components::choice::{Choose, chips};
use crate::context::RequestContext;
use crate::words::Words;
use irori_core::agenda::guess::{GUESSED, Gap, GuessedShare, KeptGuess, gap};
use irori_core::privacy::context::{ContextItem, SharePanel};
use irori_core::signals::bands::Band;
use irori_ports::Answer;
use leptos::prelude::*;

/// The form, while there is a block to guess at.
pub fn before(asked: &RequestContext, gathered: &Gathered) -> Option<AnyView> {
    let block = gathered.block?;
    let words = asked.words;
    let act = ActionForm::fresh(asked, "weekly-review/guess", 2);
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

/// What was guessed and what the team said, the latest block first and the others folded. Only blocks whose
/// week is among the published ones.
pub async fn after(asked: &RequestContext, gathered: &Gathered) -> Answer<Option<AnyView>> {
    let words = asked.words;
    let guesses = &gathered.desk.guesses;
    if guesses.is_empty() {
        return Ok(None);
    }
    let policies = asked.ports.rules.policies(asked.viewer()?).await?;
    let mut blocks = guesses.iter().filter_map(|kept| {
        let mut history = gathered.seen.history.iter();
        let week = history.find(|one| one.week == kept.guess.block)?;
        let ok = policies.at(week.week).share_ok;
        let lines: Vec<_> = GUESSED
            .into_iter()
            .filter_map(|item| {
                let share = kept.guess.of(item)?;
                let panel = week.published.context.of(item);
                Some(line(words, kept, item, share, panel, ok))
            })
            .collect();
        (!lines.is_empty()).then_some(lines)
    });
    let Some(latest) = blocks.next() else {
        return Ok(None);
    };
    let earlier: Vec<_> = blocks.flatten().collect();
    let earlier = (!earlier.is_empty()).then(|| {
        view! {
            <details>
                <summary>{words.say("guess-earlier")}</summary>
                <ul class="plain">{earlier}</ul>
            </details>
        }
    });
    Ok(Some(
        view! {
            <section class="sheet" id="guesses">
                <h2>{words.say("guess-yours")}</h2>
                <ul class="plain">{latest}</ul>
                {earlier}
                <p class="soft small">{words.say("guess-alone")}</p>
            </section>
        }
        .into_any(),
    ))
}

fn line(
    words: Words,
    kept: &KeptGuess,
    item: ContextItem,
    share: GuessedShare,
    panel: &SharePanel,
    ok: f64,
) -> AnyView {
    let name = words.say(&format!("context-{}", item.as_str()));
    let head = [
        ("what", name.into()),
        ("week", words.week(kept.guess.block).into()),
    ];
    let values = [
        ("expected", class(words, share).into()),
        ("said", said(words, panel, ok).into()),
        ("gap", told(words, gap(share, panel, ok)).into()),
    ];
    view! {
        <li>
            <strong>{words.tell("guess-row", &head)}</strong>
            <p>{words.tell("guess-line", &values)}</p>
        </li>
    }
    .into_any()
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
